import type { RuleSet, Situation } from '@wherefore/contracts';
import type { BoundedMap } from '../bounded-map.js';
import type { LeftOut } from './evidence-book.js';
import type { Found } from './found.js';
import type { Ranking } from './rank-candidates.js';
import type { Shelf } from './shelf.js';

/** A ranking that is judged again and again, with the products that were looked at for it. */
export interface Standing {
  readonly ranking: Ranking;
  /** Sources that did not come in time. */
  readonly leftOut: readonly LeftOut[];
  /** The state of the change book that its evidence was read in. */
  readonly since: number;
  /** Null until it is first judged. */
  shelf: Shelf | null;
  /** The latest judgement, for as long as it holds. */
  judged: JudgedBefore | null;
}

/** Rankings by everything that they were computed from. Only complete ones are kept. */
export type Standings = BoundedMap<string, Standing>;

/** A judgement, and everything beside the ranking that it was made from. */
export interface JudgedBefore {
  readonly found: Found;
  readonly shelf: Shelf;
  readonly rules: RuleSet;
  readonly exposures: Situation['exposures'];
  /** The request as JSON. */
  readonly request: string;
  /** The first moment at which time alone may change it, ms since 1970. */
  readonly until: number;
}
