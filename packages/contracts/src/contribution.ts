import type { Anchor, EvidencePath, EvidenceSource } from './evidence.js';

/** One line of an explanation. All of an offer's contributions add up to its score. */
export interface Contribution {
  readonly kind: 'base' | 'path';
  readonly source: EvidenceSource | 'base-rate';
  readonly label: string;
  /** Log-odds added to the score. */
  readonly value: number;
  readonly coefficient: number;
  readonly weight: number;
  readonly strength: number;
  readonly anchor: Anchor | null;
  readonly path: EvidencePath | null;
}
