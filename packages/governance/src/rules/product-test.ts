import type { Intent, ProductFacts } from '@wherefore/contracts';
import type { ProductCondition } from './request-test.js';

/** What conditions on the product look at: its facts, and what it would be offered as. */
export interface RuleCandidate {
  readonly facts: ProductFacts;
  readonly intent: Intent;
  /** Probability of buying, 0 to 1. */
  readonly propensity: number;
}

export type ProductTest = (candidate: RuleCandidate) => boolean;

/** A condition on the product, ready to be asked. `not` is the exact opposite, also of what is unknown. */
export function productTest(condition: ProductCondition): ProductTest {
  const test = positiveTest(condition);
  return condition.not ? (candidate) => !test(candidate) : test;
}

/** Margin as a share of the price; null where price or cost is unknown, or nothing is charged. */
export function marginOf(price: number | null, cost: number | null): number | null {
  return price === null || cost === null || price <= 0 ? null : (price - cost) / price;
}

function positiveTest(condition: ProductCondition): ProductTest {
  switch (condition.on) {
    case 'price':
      return within(condition, ({ price }) => price);
    case 'stock':
      return within(condition, ({ stock }) => stock);
    case 'margin':
      return within(condition, ({ price, cost }) => marginOf(price, cost));
    default:
      return oneOf(condition);
  }
}

type Range = Extract<ProductCondition, { on: 'price' | 'margin' | 'stock' }>;

/** Both ends belong to the range; what is unknown is in no range. */
function within(
  { from = -Infinity, to = Infinity }: Range,
  figure: (facts: ProductFacts) => number | null,
): ProductTest {
  return ({ facts }) => {
    const value = figure(facts);
    return value !== null && from <= value && value <= to;
  };
}

function oneOf(condition: Exclude<ProductCondition, Range>): ProductTest {
  const values: ReadonlySet<unknown> = new Set(condition.is);
  switch (condition.on) {
    case 'product':
      return ({ facts }) => values.has(facts.id);
    case 'category':
      return ({ facts }) => facts.categories.some(({ id }) => values.has(id));
    case 'brand':
      return ({ facts }) => values.has(facts.brand);
    case 'kind':
      return ({ facts }) => values.has(facts.kind);
    case 'attribute':
      return ({ facts }) => values.has(facts.attributes[condition.name]);
    case 'intent':
      return ({ intent }) => values.has(intent);
  }
}
