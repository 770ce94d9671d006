import { z } from 'zod';
import type { DecisionId, EpochId, ProductId } from './ids.js';
import { CustomerId, EntityId, ProductId as ProductIdSchema } from './ids.js';
import type { Anchor, EvidencePath, EvidenceSource, Term } from './evidence.js';

const productList = z.array(ProductIdSchema).max(200).default([]);

/** Who asks, where, and what is known of the moment. Anonymous when there is no customer. */
export const OfferRequest = z.object({
  customer: CustomerId.optional(),
  session: EntityId.optional(),
  placement: z.string().min(1).max(60).default('home'),
  viewing: ProductIdSchema.optional(),
  cart: productList,
  recentlyViewed: productList,
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

/** Where offers are shown, and which kinds of evidence speak there. */
export interface Placement {
  readonly id: string;
  readonly name: string;
  readonly sources: readonly EvidenceSource[];
  /** What the request must bring for this placement to mean anything. */
  readonly needs: 'viewing' | null;
}

/** What eligibility and answers need to know of a product, as the graph has it now. */
export interface ProductFacts {
  readonly id: ProductId;
  readonly title: string | null;
  readonly kind: string | null;
  readonly price: number | null;
  readonly cost: number | null;
  readonly currency: string | null;
  readonly stock: number | null;
  readonly active: boolean;
  readonly deleted: boolean;
  readonly brand: string | null;
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly requires: readonly string[];
}

/** Why a candidate was not offered. `rule` names the check; `reason` is a sentence. */
export interface Refusal {
  readonly product: ProductId;
  readonly rule: RefusalRule;
  readonly reason: string;
}
export type RefusalRule =
  | 'unknown-product'
  | 'inactive'
  | 'out-of-stock'
  | 'no-price'
  | 'in-cart'
  | 'being-viewed'
  | 'already-owned'
  | 'bought-recently'
  | 'requires-base'
  | 'filtered'
  | 'excluded';

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

/** Cypher that shows the paths and re-computes the contributions; `browser` has the parameters written in. */
export interface CypherStatement {
  readonly statement: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly browser: string;
}

export interface Because {
  readonly headline: string;
  readonly contributions: readonly Contribution[];
  readonly cypher: CypherStatement;
}

export interface Offer {
  readonly rank: number;
  readonly product: ProductFacts;
  readonly score: number;
  /** Probability of buying within four weeks that the score stands for: 1 / (1 + e^-score). */
  readonly propensity: number;
  readonly because: Because;
}

/** A candidate with its terms, before wording. */
export interface Scored {
  readonly product: ProductId;
  readonly score: number;
  readonly terms: readonly Term[];
}

/** Why a list is empty. */
export interface EmptyReason {
  readonly code: 'no-epoch' | 'no-evidence' | 'all-refused' | 'no-products';
  readonly message: string;
  readonly refusedBy: Readonly<Partial<Record<RefusalRule, number>>>;
}

/** A decided list, complete: what was offered, why, from which versions, and what was held back. */
export interface Decision {
  readonly id: DecisionId;
  readonly at: string;
  readonly request: OfferRequest;
  readonly epoch: EpochId | null;
  /** Were the customer's own anchors used? False for strangers and without consent. */
  readonly personalised: boolean;
  readonly notes: readonly string[];
  readonly degraded: readonly string[];
  readonly offers: readonly Offer[];
  readonly refused: readonly Refusal[];
  readonly candidates: number;
  readonly empty: EmptyReason | null;
  readonly tookMs: number;
}

/** An expected no: the request was understood and cannot be answered. */
export interface RequestRefused {
  readonly code: 'unknown-placement' | 'missing-context' | 'unknown-decision' | 'not-offered';
  readonly message: string;
}
