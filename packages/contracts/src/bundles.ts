import type { Contribution } from './contribution.js';
import type { ProductFacts } from './product-facts.js';

/** What a shop sells together for one price. */
export interface BundleFacts {
  readonly id: string;
  readonly title: string;
  /** The bundle's own price; null sells the parts at their own prices. */
  readonly price: number | null;
  readonly parts: readonly {
    readonly product: ProductFacts;
    readonly quantity: number;
    readonly role: string | null;
  }[];
}

/** Several products offered together: a bundle of the shop's, or one composed from evidence. */
export interface BundleOffer {
  /** The shop's bundle id; `dynamic:` and the parts' ids for a composed one. */
  readonly id: string;
  readonly kind: 'fixed' | 'dynamic';
  readonly title: string;
  readonly parts: readonly {
    readonly product: ProductFacts;
    readonly quantity: number;
    /** Has the visitor got it already (in the cart or being looked at)? */
    readonly held: boolean;
    readonly score: number;
  }[];
  readonly price: number;
  readonly partsPrice: number;
  /** partsPrice - price; never negative: a bundle dearer than its parts is not offered. */
  readonly saving: number;
  readonly currency: string | null;
  /** Mean log-odds of the parts that are not held. */
  readonly score: number;
  readonly headline: string;
  /** The terms of the parts that are not held, each divided by their number: they add up to the score. */
  readonly contributions: readonly Contribution[];
}
