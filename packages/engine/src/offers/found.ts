import type { TermUse } from '@wherefore/contracts';
import type { ActiveRules } from '@wherefore/governance';
import type { Composed } from '@wherefore/scoring';
import type { LeftOut } from './evidence-book.js';
import type { Judged, Judgement } from './judge-candidates.js';
import type { Shelf } from './shelf.js';
import type { Ranking } from './rank-candidates.js';

/** Candidates that were ranked, asked about, judged and put in order. */
export interface Found extends Judgement {
  readonly ranking: Ranking;
  readonly shelf: Shelf;
  readonly leftOut: readonly LeftOut[];
  readonly composed: Composed<Judged>;
  readonly rules: ActiveRules;
  readonly models: readonly TermUse[];
}
