import type { RefusalRule } from '@wherefore/contracts';
import type { CappedCandidate } from '@wherefore/governance';
import type { Given } from './candidates.js';

/** One row of a rule's table: a candidate that nothing speaks against, but for what is said. */
export interface Case {
  readonly says: string;
  readonly of?: CappedCandidate;
  readonly given?: Given;
  /** What the sentence must say; null where the rule lets it pass. */
  readonly reason: RegExp | null;
}

export type Cases = Partial<Record<RefusalRule, readonly Case[]>>;
