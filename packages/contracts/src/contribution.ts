import type { Anchor, EvidencePath, EvidenceSource } from './evidence.js';

/** What a contribution comes from: evidence, the base rate, or a model by its name. */
export type ContributionSource = EvidenceSource | 'base-rate' | `model:${string}`;

/** One line of an explanation. All of an offer's contributions add up to its score. */
export interface Contribution {
  readonly kind: 'base' | 'path' | 'model';
  readonly source: ContributionSource;
  readonly label: string;
  /** Log-odds added to the score. */
  readonly value: number;
  readonly coefficient: number;
  readonly weight: number;
  readonly strength: number;
  readonly anchor: Anchor | null;
  readonly path: EvidencePath | null;
}
