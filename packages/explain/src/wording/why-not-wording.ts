import type { AnchorKind, EvidenceSource, Intent, RefusalRule } from '@wherefore/contracts';
import type { CompositionRule } from '../outcome.js';

/** By how much a product missed the list, and to what. */
export interface Missed {
  readonly title: string;
  readonly rank: number;
  readonly candidates: number;
  /** The last offer that was shown; null where that is not known. */
  readonly lostTo: string | null;
  /** What its priority would have to be multiplied by, > 0. */
  readonly factor: number | null;
  /** What its score would have to gain, log-odds; null where no evidence could do it. */
  readonly logOdds: number | null;
}

/** Why a product was not offered, and what would put it in. */
export interface WhyNotWording {
  readonly unknown: (product: string) => string;
  readonly noEvidence: (title: string) => string;
  readonly refused: (title: string, reason: string) => string;
  readonly belowPool: (missed: Missed) => string;
  readonly lost: (missed: Missed) => string;
  readonly composition: Readonly<Record<CompositionRule, (title: string) => string>>;
  readonly shown: (title: string) => string;
  /** The change that lifts each refusal; what nobody should change is said so. */
  readonly lift: Readonly<Record<RefusalRule, string>>;
  readonly addIntent: (intent: Intent) => string;
  readonly relax: Readonly<Record<CompositionRule, string>>;
  readonly boost: (factor: number) => string;
  /** Evidence that would be enough, at least this strong. */
  readonly evidence: (source: EvidenceSource, kind: AnchorKind, strength: number) => string;
  readonly anyEvidence: string;
}
