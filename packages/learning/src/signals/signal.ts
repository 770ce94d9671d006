import type { EvidenceSource, Weighting } from '@wherefore/contracts';
import type { Past } from './past.js';

/** Where strengths are added up, by product. */
export interface Sum {
  add(product: number, strength: number): void;
  /** Where what is added next begins: a place in the past's items, or -1; and the group that it leads through, if it does. */
  along?(from: number, via?: number): void;
}

/** One additive term of a score: says of some products how strongly it speaks for them, >= 0. */
export interface Signal {
  /** Source and weighting: `related/steady`. */
  readonly name: string;
  readonly source: EvidenceSource;
  readonly weighting: Weighting;
  /** Weight among signals of unit deviation until coefficients are fitted, >= 0. */
  readonly prior: number;
  /** Adds its strengths for a past as of `now`, milliseconds since 1970. */
  readonly collect: (past: Past, now: number, into: Sum) => void;
}
