import type { Past } from './past.js';
import type { Strengths } from './strengths.js';

/** One additive term of a score: says of some products how strongly it speaks for them, >= 0. */
export interface Signal {
  readonly name: string;
  /** Weight among signals of unit deviation until coefficients are fitted, >= 0. */
  readonly prior: number;
  /** Adds its strengths for a past as of `now`, milliseconds since 1970. */
  readonly collect: (past: Past, now: number, into: Strengths) => void;
}
