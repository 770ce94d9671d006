import type { Epoch, Intent, Refusal } from '@wherefore/contracts';

/** What composing a list may drop a candidate for. */
export type CompositionRule = 'per-category' | 'per-brand' | 'intent-share' | 'mmr' | 'pin' | 'exploration';

export const WHY_NOT_STAGES = Object.freeze([
  'unknown',
  'no-evidence',
  'refused',
  'below-pool',
  'lost',
  'composition',
  'shown',
] as const);
export type WhyNotStage = (typeof WHY_NOT_STAGES)[number];

/** How a decision went for one product. */
export interface Outcome {
  readonly product: string;
  /** Null where the catalogue does not have it. */
  readonly title: string | null;
  /** Its place in the list, from 1; null where it is not shown. */
  readonly shownAt: number | null;
  readonly refusal: Refusal | null;
  /** Its place among all candidates; null where nothing speaks for it, as are score and priority. */
  readonly rank: number | null;
  readonly score: number | null;
  readonly priority: number | null;
  readonly candidates: number;
  readonly lastShown: {
    readonly product: string;
    readonly title: string;
    readonly priority: number;
    readonly score: number;
  } | null;
  readonly dropped: CompositionRule | 'pool' | null;
  /** What it would be offered for, where that is known. */
  readonly intent?: Intent | null;
  /** With it, evidence that would be enough is named. */
  readonly epoch?: Pick<Epoch, 'coefficients' | 'anchorWeights' | 'weightings'> | null;
}
