import {
  type Decision,
  type Offer,
  OfferRequest,
  type OfferRequestInput,
  Placement,
  type ProductFacts,
  ProductId,
  type Refusal,
  REFUSAL_RULES,
  type Term,
} from '@wherefore/contracts';
import { lazyBecause } from '@wherefore/explain';
import fc from 'fast-check';
import { epoch, partsOf, termFor } from './arbitrary-terms.js';

const PRODUCTS = ['pegs', 'tent', 'stove', 'gas', 'socks'] as const;

export const facts = (id: string): ProductFacts => ({
  id: ProductId.parse(id),
  title: `The ${id}`,
  kind: 'good',
  price: 10,
  cost: 5,
  currency: 'EUR',
  stock: 3,
  stores: {},
  active: true,
  deleted: false,
  brand: null,
  categories: [],
  attributes: {},
  requires: [],
  fits: [],
  campaigns: [],
});

export function offer(id: string, rank: number, terms: readonly Term[]): Offer {
  const parts = partsOf(terms, { ends: { customer: 'c1', candidate: { id, name: `The ${id}` } } });
  const propensity = 1 / (1 + Math.exp(-parts.score));
  return {
    rank,
    product: facts(id),
    intent: 'discover',
    price: 10,
    discounts: [],
    score: parts.score,
    propensity,
    value: 1,
    levers: [],
    priority: propensity,
    pinnedBy: null,
    explored: null,
    because: lazyBecause(parts),
  };
}

export const placement = Placement.parse({ id: 'home', name: 'Home', intents: { discover: 1 } });

export function decision(request: OfferRequestInput, change: Partial<Decision> = {}): Decision {
  return {
    id: null,
    at: '2026-11-24T08:00:00.000Z',
    request: OfferRequest.parse(request),
    versions: { epoch: epoch.id, rules: 1, placement: 'p1' },
    placement,
    personalised: request.customer !== undefined,
    taken: { holdout: null, assignments: [] },
    notes: [],
    degraded: [],
    offers: [],
    bundles: [],
    refused: [],
    funnel: { sources: {}, candidates: 0, examined: 0, refused: {}, eligible: 0, shown: 0 },
    empty: null,
    tookMs: 1,
    ...change,
  };
}

const refusal = fc
  .record({ product: fc.constantFrom(...PRODUCTS), rule: fc.constantFrom(...REFUSAL_RULES) })
  .map(({ product, rule }): Refusal => ({
    product: ProductId.parse(product),
    rule,
    reason: `Because of ${rule}.`,
  }));

/** A decision with any offers, any refusals of other products, any versions and request. */
export const someDecision: fc.Arbitrary<Decision> = fc
  .record({
    shown: fc.uniqueArray(fc.constantFrom(...PRODUCTS), { maxLength: 4 }),
    terms: fc.array(fc.array(termFor('pegs'), { maxLength: 4 }), { minLength: 4, maxLength: 4 }),
    refusals: fc.uniqueArray(refusal, { maxLength: 3, selector: ({ product }) => product }),
    rules: fc.integer({ min: 0, max: 2 }),
    cart: fc.subarray([...PRODUCTS]),
    customer: fc.constantFrom('ann', 'bob', undefined),
    degraded: fc.subarray(['related', 'brand']),
  })
  .map(({ shown, terms, refusals, rules, cart, customer, degraded }) =>
    decision(
      { cart, ...(customer === undefined ? {} : { customer }) },
      {
        offers: shown.map((id, place) => offer(id, place + 1, terms[place] ?? [])),
        refused: refusals.filter(({ product }) => !(shown as readonly string[]).includes(product)),
        versions: { epoch: epoch.id, rules, placement: 'p1' },
        degraded,
      },
    ),
  );
