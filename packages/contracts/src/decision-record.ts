import type { Discount, Lever, OfferRequest, Refusal, Versions } from './offers.js';
import type { EvidenceSource } from './evidence.js';
import type { ProductId } from './ids.js';
import type { AddedTerm, TermUse } from './model-terms.js';
import type { Taken } from './experiments.js';
import type { Intent } from './placements.js';
import type { Exposure, Rejection } from './situation.js';

/** Something a decision read, kept once under the hash of its content: who the visitor was, what a product was. */
export interface Snapshot {
  /** First 16 characters of the base64url SHA-256 of `body`. */
  readonly hash: string;
  readonly kind: 'visitor' | 'product' | 'placement' | 'epoch' | 'rules';
  readonly body: string;
}

/**
 * Addends of an offer's score, compact: those of one source and one node between (two-step paths), by the indexes of their
 * anchors, with the strength of each; and what they add to the score together, log-odds, which older records lack.
 */
export type RecordedTerms = readonly [
  source: EvidenceSource,
  via: string | null,
  anchors: readonly number[],
  strengths: readonly number[],
  value?: number,
];

export interface RecordedOffer {
  readonly product: string;
  readonly intent: Intent;
  readonly score: number;
  readonly priority: number;
  readonly value: number;
  readonly price: number | null;
  readonly levers: readonly Lever[];
  readonly discounts: readonly Discount[];
  readonly pinnedBy: string | null;
  readonly explored: number | null;
  readonly terms: readonly RecordedTerms[];
  /** What models added to its score; missing where none did. */
  readonly added?: readonly AddedTerm[];
}

/** A bundle of the shop's as it was when it was looked at, its parts by id. */
export interface RecordedBundle {
  readonly id: string;
  readonly title: string;
  readonly price: number | null;
  readonly parts: readonly {
    readonly product: ProductId;
    readonly quantity: number;
    readonly role: string | null;
  }[];
}

/** Hashes of the snapshots that a decision rests on. */
export interface Basis {
  readonly visitor: string;
  readonly placement: string;
  readonly rules: string;
  /** Null before anything was learned. */
  readonly epoch: string | null;
}

/**
 * A decision as it is kept: pseudonymous, with everything it was computed from by reference, so that it can be
 * computed again. Customers and sessions appear by pseudonym only.
 */
export interface DecisionRecord {
  readonly v: 1;
  /** When it was decided, and the moment recency was measured from. */
  readonly at: string;
  readonly now: string;
  /** The request, its customer and session replaced by pseudonyms. */
  readonly request: OfferRequest;
  readonly versions: Versions;
  readonly basis: Basis;
  readonly rejections: readonly Rejection[];
  readonly exposures: readonly Exposure[];
  /** Draws of exploration are made from it. */
  readonly seed: number;
  /** The anchors that the offers' terms refer to, as [kind, id, weight]; there may be more. */
  readonly anchors: readonly (readonly [kind: string, id: string, weight: number])[];
  /** Every product that was looked at, with the hash of its snapshot. */
  readonly products: readonly (readonly [product: string, snapshot: string])[];
  readonly offers: readonly RecordedOffer[];
  readonly bundles: readonly {
    readonly id: string;
    readonly score: number;
    readonly parts: readonly string[];
  }[];
  /** The shop's bundles that were looked at for it; older records lack them. */
  readonly bundlesLooked?: readonly RecordedBundle[];
  readonly refused: readonly Refusal[];
  /** How many products anything spoke for. */
  readonly candidates: number;
  /** Products that other units of the page showed. */
  readonly shownElsewhere: readonly string[];
  readonly degraded: readonly string[];
  readonly notes: readonly string[];
  readonly personalised: boolean;
  /** Models that add to scores, with all that they said; missing where there are none. */
  readonly models?: readonly TermUse[];
  /** Arms of experiments, and the holdout; missing where there are none. */
  readonly taken?: Taken;
  readonly tookMs: number;
}
