import type { AnchorKind, EvidenceSource } from './evidence.js';
import type { EpochId } from './ids.js';
import type { WeightingMix } from './weighting.js';

/** Scores and the log-odds that they turned out to be worth, both rising strictly; between them lie straight lines. */
export type CalibrationCurve = readonly (readonly [score: number, logOdds: number])[];

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
  /** What makes a propensity of a score; absent or empty: the score is taken for log-odds. */
  readonly calibration?: CalibrationCurve;
}
