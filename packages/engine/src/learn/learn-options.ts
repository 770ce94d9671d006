import type { AnchorKind } from '@wherefore/contracts';
import type { Limits, Settings } from '@wherefore/learning';

/** What a learning run may be told. */
export interface LearnOptions extends Limits, Settings {
  /** Worker threads for the ridges. */
  readonly threads: number;
}

export const LEARN_DEFAULTS: LearnOptions = Object.freeze({
  threads: 2,
  lambdaFactor: 2,
  attributeStrength: 2,
  sequenceDecay: 0.95,
  topSellerWindows: [28, 90, 365, 3_650],
  minBuyers: 10,
  minRows: 5,
  maxEdges: 50,
  minRepeatProbability: 0.15,
  minConfidence: 0.02,
  minLift: 1.5,
});

/** What is happening now speaks louder than what is remembered. A prior, until it is learned. */
export const ANCHOR_WEIGHTS: Readonly<Record<AnchorKind, number>> = Object.freeze({
  viewing: 4,
  cart: 3,
  recent: 2,
  carted: 2,
  subscribed: 1,
  purchased: 1,
  viewed: 0.7,
  segment: 0.3,
  everyone: 1,
});
