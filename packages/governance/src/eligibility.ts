import type {
  OfferRequest,
  ProductFacts,
  Properties,
  Refusal,
  RefusalRule,
  Situation,
} from '@wherefore/contracts';

const DAY_MS = 86_400_000;
/** A repeat is not offered before this share of the product's own repurchase interval has passed. */
const DUE_SHARE = 0.35;

/** How people come back for a product: what makes something owned worth offering again. */
export interface RepeatFacts {
  readonly medianGapDays: number;
}

/** Everything a hard rule may look at. */
export interface EligibilityContext {
  readonly situation: Situation;
  readonly filters: OfferRequest['filters'];
  /** The customer's own purchases, by product. */
  readonly purchases: ReadonlyMap<string, Properties>;
  /** Repeat evidence among the candidates, by product. */
  readonly repeats: ReadonlyMap<string, RepeatFacts>;
}

type Check = (product: ProductFacts, context: EligibilityContext) => string | null;

/** The hard rules, in the order they are asked; the first that refuses is the reason kept. */
const RULES: readonly (readonly [RefusalRule, Check])[] = [
  [
    'unknown-product',
    (p) => (p.title === null || p.deleted ? 'It is not in the catalogue (any more).' : null),
  ],
  ['inactive', (p) => (p.active ? null : 'It is not for sale at present.')],
  ['no-price', (p) => (p.price === null ? 'It has no price.' : null)],
  ['out-of-stock', (p) => (p.stock !== null && p.stock <= 0 ? 'It is out of stock.' : null)],
  [
    'being-viewed',
    (p, { situation }) => (situation.viewing === p.id ? 'It is what is being looked at.' : null),
  ],
  ['in-cart', (p, { situation }) => (situation.cart.includes(p.id) ? 'It is in the cart already.' : null)],
  ['excluded', (p, { filters }) => (filters.exclude.includes(p.id) ? 'The request excludes it.' : null)],
  ['filtered', passesFilters],
  ['requires-base', hasBase],
  ['already-owned', isNewOrRepeatable],
  ['bought-recently', isDue],
];

/** Why a product may not be offered here and now, or null when it may. */
export function refusalOf(product: ProductFacts, context: EligibilityContext): Refusal | null {
  for (const [rule, check] of RULES) {
    const reason = check(product, context);
    if (reason !== null) return { product: product.id, rule, reason };
  }
  return null;
}

function passesFilters(product: ProductFacts, { filters }: EligibilityContext): string | null {
  const { categories, brands, minPrice, maxPrice } = filters;
  if (categories.length > 0 && !product.categories.some(({ id }) => categories.includes(id))) {
    return 'It is not in the categories asked for.';
  }
  if (brands.length > 0 && (product.brand === null || !brands.includes(product.brand))) {
    return 'It is not of the brands asked for.';
  }
  const price = product.price ?? 0;
  if (minPrice !== undefined && price < minPrice) return `It costs less than ${minPrice}.`;
  if (maxPrice !== undefined && price > maxPrice) return `It costs more than ${maxPrice}.`;
  return null;
}

/** An add-on needs its base: bought, subscribed to, or in the cart. */
function hasBase(product: ProductFacts, { situation, purchases }: EligibilityContext): string | null {
  const { requires } = product;
  if (requires.length === 0) return null;
  const has = requires.some(
    (id) =>
      purchases.has(id) ||
      situation.viewing === id ||
      (situation.subscriptions as readonly string[]).includes(id) ||
      (situation.cart as readonly string[]).includes(id),
  );
  return has ? null : 'It needs a product that is neither owned nor in the cart.';
}

function isNewOrRepeatable(
  product: ProductFacts,
  { purchases, repeats, situation }: EligibilityContext,
): string | null {
  if (situation.subscriptions.includes(product.id)) return 'The customer subscribes to it.';
  if (!purchases.has(product.id) || repeats.has(product.id)) return null;
  return 'The customer has it, and people do not usually buy it again.';
}

function isDue(product: ProductFacts, { purchases, repeats, situation }: EligibilityContext): string | null {
  const lastAt = purchases.get(product.id)?.['lastAt'];
  const repeat = repeats.get(product.id);
  if (typeof lastAt !== 'string' || repeat === undefined) return null;
  const elapsed = (Date.parse(situation.now) - Date.parse(lastAt)) / DAY_MS;
  if (elapsed >= DUE_SHARE * repeat.medianGapDays) return null;
  return `Bought ${Math.max(0, Math.round(elapsed))} days ago; people come back after about ${Math.round(repeat.medianGapDays)}.`;
}
