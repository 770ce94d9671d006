import { z } from 'zod';
import type { DecisionId, EpochId, ProductId } from './ids.js';
import { CustomerId, EntityId, ProductId as ProductIdSchema } from './ids.js';
import type { EvidencePath, EvidenceSource, Term } from './evidence.js';
import { CHANNELS, type Intent, type Placement } from './placements.js';
import type { Taken } from './experiments.js';
import type { TermUse } from './model-terms.js';
import type { BundleOffer } from './bundles.js';
import type { Contribution } from './contribution.js';
import type { ProductFacts } from './product-facts.js';

const productList = z.array(ProductIdSchema).max(200).default([]);

/** Who asks, where, and what is known of the moment. Anonymous when there is no customer. */
export const OfferRequest = z.object({
  customer: CustomerId.optional(),
  session: EntityId.optional(),
  placement: z.string().min(1).max(60).default('home'),
  viewing: ProductIdSchema.optional(),
  cart: productList,
  recentlyViewed: productList,
  store: EntityId.optional(),
  channel: z.enum([...CHANNELS]).optional(),
  device: z.string().min(1).max(60).optional(),
  locale: z.string().min(2).max(35).optional(),
  /** The visitor's clock, for quiet hours: minutes east of UTC. */
  utcOffsetMinutes: z.int().min(-840).max(840).optional(),
  first: z.int().min(1).max(100).default(10),
  filters: z
    .object({
      categories: z.array(EntityId).max(50).default([]),
      brands: z.array(z.string().min(1).max(200)).max(50).default([]),
      minPrice: z.number().min(0).optional(),
      maxPrice: z.number().min(0).optional(),
      exclude: productList,
    })
    .prefault({}),
});
export type OfferRequest = z.infer<typeof OfferRequest>;
export type OfferRequestInput = z.input<typeof OfferRequest>;

/** Why a candidate was not offered. `rule` names the check; `reason` is a sentence. */
export interface Refusal {
  readonly product: ProductId;
  readonly rule: RefusalRule;
  readonly reason: string;
  /** The merchandiser's rule behind it, with the version of its rule set. */
  readonly by?: { readonly rule: string; readonly version: number };
}
export const REFUSAL_RULES = Object.freeze([
  'unknown-product',
  'inactive',
  'out-of-stock',
  'no-price',
  'in-cart',
  'being-viewed',
  'already-owned',
  'bought-recently',
  'requires-base',
  'fits-nothing',
  'filtered',
  'excluded',
  'excluded-by-rule',
  'requirement',
  'no-marketing-consent',
  'quiet-hours',
  'age',
  'region',
  'not-in-store',
  'campaign-window',
  'frequency-cap',
  'cool-down',
  'open-complaint',
  'recent-refund',
  'margin-floor',
  'not-an-upgrade',
  'substitute-of-cart',
  'below-minimum',
  'other-intent',
  'shown-elsewhere',
] as const);
export type RefusalRule = (typeof REFUSAL_RULES)[number];

/** Cypher that shows the paths and re-computes the contributions; `browser` has the parameters written in. */
export interface CypherStatement {
  readonly statement: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly browser: string;
}

/** Why an offer was made. Its parts are computed when they are read, from what is in hand. */
export interface Because {
  /** The strongest reason in one sentence. */
  readonly headline: string;
  /** The strongest path and what it added; null where nothing spoke for the product. */
  readonly firstPath: { readonly path: EvidencePath; readonly value: number } | null;
  readonly contributions: readonly Contribution[];
  readonly cypher: CypherStatement;
}

/** A factor on the priority of an offer, with the person who answers for it. */
export interface Lever {
  readonly rule: string;
  readonly version: number;
  readonly name: string;
  readonly factor: number;
  readonly owner: string;
  readonly expiresAt: string;
}

/** A price cut that a rule gives. */
export interface Discount {
  readonly rule: string;
  readonly version: number;
  readonly percent: number;
}

export interface Offer {
  readonly rank: number;
  readonly product: ProductFacts;
  readonly intent: Intent;
  /** Price after discounts, in the product's currency; null where it has none. */
  readonly price: number | null;
  readonly discounts: readonly Discount[];
  readonly score: number;
  /** Probability of buying within four weeks that the score stands for: 1 / (1 + e^-score). */
  readonly propensity: number;
  /** What one sale is worth by the placement's goal; 1 where propensity alone ranks. */
  readonly value: number;
  readonly levers: readonly Lever[];
  /** propensity x value x levers: what the list is ordered by, before variety. */
  readonly priority: number;
  /** The rule that fixed its position, if one did. */
  readonly pinnedBy: string | null;
  /** Probability that exploration put it here; null where it was ranked. */
  readonly explored: number | null;
  readonly because: Because;
}

/** A candidate with its terms, before wording. */
export interface Scored {
  readonly product: ProductId;
  readonly score: number;
  readonly terms: readonly Term[];
}

/** How many candidates passed each stage. */
export interface Funnel {
  /** Distinct candidates per evidence source. */
  readonly sources: Readonly<Partial<Record<EvidenceSource, number>>>;
  readonly candidates: number;
  /** Candidates that were asked about: the best of them. */
  readonly examined: number;
  readonly refused: Readonly<Partial<Record<RefusalRule, number>>>;
  readonly eligible: number;
  readonly shown: number;
}

/** Which versions of everything a decision rests on. */
export interface Versions {
  readonly epoch: EpochId | null;
  readonly rules: number;
  /** Content hash of the placement's configuration. */
  readonly placement: string;
}

/** Why a list is empty. */
export interface EmptyReason {
  readonly code: 'no-epoch' | 'no-evidence' | 'all-refused' | 'not-now' | 'degraded';
  readonly message: string;
  readonly refusedBy: Readonly<Partial<Record<RefusalRule, number>>>;
}

/** A decided list, complete: what was offered, why, from which versions, and what was held back. */
export interface Decision {
  /** Null for a decision that was not recorded: a question, not an answer. */
  readonly id: DecisionId | null;
  readonly at: string;
  readonly request: OfferRequest;
  readonly versions: Versions;
  readonly placement: Placement;
  /** Were the customer's own anchors used? False for strangers and without consent. */
  readonly personalised: boolean;
  /** Arms of experiments, and the holdout. */
  readonly taken: Taken;
  readonly notes: readonly string[];
  readonly degraded: readonly string[];
  /** Models that add to scores; missing where there are none. */
  readonly models?: readonly TermUse[];
  readonly offers: readonly Offer[];
  readonly bundles: readonly BundleOffer[];
  readonly refused: readonly Refusal[];
  readonly funnel: Funnel;
  readonly empty: EmptyReason | null;
  readonly tookMs: number;
}

/** An expected no: the request was understood and cannot be answered. */
export interface RequestRefused {
  readonly code:
    | 'unknown-placement'
    | 'missing-context'
    | 'unknown-decision'
    | 'unknown-product'
    | 'not-offered'
    | 'no-epoch';
  readonly message: string;
}
