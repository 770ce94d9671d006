import type { Epoch, RuleSet, Snapshot } from '@wherefore/contracts';
import type { EvidenceBook } from './evidence-book.js';
import type { Placed } from './placed.js';
import type { Standings } from './standing.js';

/** What decides, but for the visitor: the same for everybody, or as the arms of a visitor change it. */
export interface Setting {
  readonly placed: Placed;
  readonly rules: RuleSet;
  readonly rulesSnapshot: Snapshot;
  readonly epoch: Epoch | null;
  readonly epochSnapshot: Snapshot | null;
  readonly evidence: EvidenceBook | null;
  readonly standings: Standings;
  /** Are shoppers told the reasons? */
  readonly saysReasons: boolean;
  /** Must this version decide, whatever else is tried? */
  readonly isVersioned: boolean;
}
