import type { Offer } from '../operations/offer-model.js';
import type { BundleOffer, Refusal } from '../operations/offers.js';

/** A list of offers as it is shown, whether it was decided now, before, or only supposed. */
export interface Listing {
  /** Null for suppositions. */
  readonly id: string | null;
  readonly offers: readonly Offer[];
  readonly bundles: readonly BundleOffer[];
  readonly refused: readonly Refusal[];
}

/** What was known of the moment. */
export interface Moment {
  readonly viewing: string | null;
  readonly cart: readonly string[];
}
