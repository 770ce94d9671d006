import type { AnchorKind, EvidenceSource } from './evidence.js';
import type { EpochId } from './ids.js';
import type { WeightingMix } from './weighting.js';

/** A published learning run: the constants that turn evidence into log-odds. */
export interface Epoch {
  readonly id: EpochId;
  readonly at: string;
  /** The latest purchase it was learned from. */
  readonly until: string;
  /** Log-odds of the base rate: the score of a product nothing speaks for. */
  readonly bias: number;
  readonly coefficients: Readonly<Record<EvidenceSource, number>>;
  readonly anchorWeights: Readonly<Record<AnchorKind, number>>;
  /** Days after which recency halves. */
  readonly halfLifeDays: number;
  /** By source what makes an anchor count; `remembered` alone for those not named. */
  readonly weightings?: Readonly<Partial<Record<EvidenceSource, WeightingMix>>>;
}
