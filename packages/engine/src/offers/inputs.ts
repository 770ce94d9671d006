import type {
  Basis,
  Epoch,
  OfferRequest,
  Placement,
  RuleSet,
  Situation,
  Snapshot,
} from '@wherefore/contracts';
import type { EvidenceBook } from './evidence-book.js';
import type { Bundles } from './load-bundle-parts.js';
import type { Rankings } from './rankings.js';

/** Everything a decision is computed from, but for the evidence and the products it will ask for. */
export interface Inputs {
  readonly request: OfferRequest;
  readonly placement: Placement;
  readonly situation: Situation;
  readonly epoch: Epoch | null;
  readonly rules: RuleSet;
  readonly bundles: Bundles;
  readonly evidence: EvidenceBook | null;
  /** What was ranked before from the same; null where the inputs are supposed, not read. */
  readonly rankings: Rankings | null;
  /** Draws of exploration are made from it. */
  readonly seed: number;
  /** Products that other units of the page show. */
  readonly shownElsewhere: ReadonlySet<string>;
  /** What to keep of it all, by hash, and the snapshots themselves. */
  readonly basis: Basis;
  readonly snapshots: readonly Snapshot[];
}
