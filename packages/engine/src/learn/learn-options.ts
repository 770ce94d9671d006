import type { AnchorKind } from '@wherefore/contracts';

/** What a learning run may be told. */
export interface LearnOptions {
  /** Worker threads for the ridge. */
  readonly threads: number;
  /** Windows of the top sellers, days: the first that finds any for the whole shop is taken. */
  readonly topSellerWindows: readonly number[];
  /** Fewest people behind anything said of a group. */
  readonly minBuyers: number;
  /** Least share of buyers who came back that makes a product one that is bought again. */
  readonly minRepeatProbability: number;
  /** Least confidence of a complement. */
  readonly minConfidence: number;
  /** Least lift of a complement. */
  readonly minLift: number;
}

export const LEARN_DEFAULTS: LearnOptions = Object.freeze({
  threads: 2,
  topSellerWindows: [28, 90, 365, 3_650],
  minBuyers: 10,
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

/** Days after which an anchor counts half: what did best on grocery histories. */
export const HALF_LIFE_DAYS = 60;
