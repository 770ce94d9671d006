import type { Offer } from '@wherefore/contracts';
import type { ExpectedOfAll } from '../format/expected.js';
import { type Check, difference, listed, reasonOf } from './observed.js';

/** What is on the list, in which order, and how many. */
export const checkList: Check = (expected, decision, observed) => {
  const got = decision.offers.map(({ product }) => product.id as string);
  const { offers, contains = [], atLeast = 0, atMost = Infinity } = expected;
  const missing = [...new Set([...(offers ?? []), ...contains])].filter((id) => !got.includes(id));
  const differences = missing.map((id) =>
    difference(`${id} among the offers`, listed(got), reasonOf(observed, id)),
  );
  const extra =
    offers === undefined ? [] : decision.offers.filter(({ product }) => !offers.includes(product.id));
  for (const { product, because } of extra)
    differences.push(
      difference(`no offer of ${product.id}`, `it at place ${got.indexOf(product.id) + 1}`, because.headline),
    );
  if (offers !== undefined && missing.length + extra.length === 0 && offers.join() !== got.join())
    differences.push(difference(`the order ${listed(offers)}`, listed(got), priorities(decision.offers)));
  if (got.length < atLeast || got.length > atMost)
    differences.push(difference(countText(atLeast, atMost), `${got.length}: ${listed(got)}`));
  return differences;
};

const priorities = (offers: readonly Offer[]): string =>
  `priorities ${offers.map(({ product, priority }) => `${product.id} ${priority.toPrecision(4)}`).join(', ')}`;

const countText = (least: number, most: number): string =>
  most === Infinity ? `at least ${least} offers` : `${least} to ${most} offers`;

type Rule = keyof ExpectedOfAll;
/** What is wrong with an offer by each rule for all; null where nothing is. */
const OF_ALL: {
  readonly [R in Rule]: (offer: Offer, wanted: NonNullable<ExpectedOfAll[R]>) => string | null;
} = {
  inStock: ({ product: { stock } }, wanted) =>
    wanted === (stock === null || stock > 0) ? null : `stock ${stock ?? 'not counted'}`,
  hasPath: ({ because }, wanted) => (wanted === (because.firstPath !== null) ? null : because.headline),
  intents: ({ intent }, wanted) => (wanted.includes(intent) ? null : `intent ${intent}`),
  categories: ({ product: { categories } }, wanted) =>
    categories.some(({ id }) => wanted.includes(id))
      ? null
      : `categories ${listed(categories.map(({ id }) => id))}`,
  brands: ({ product: { brand } }, wanted) =>
    brand !== null && wanted.includes(brand) ? null : `brand ${brand ?? 'none'}`,
  minPrice: ({ price }, wanted) => (price !== null && price >= wanted ? null : `price ${price ?? 'none'}`),
  maxPrice: ({ price }, wanted) => (price !== null && price <= wanted ? null : `price ${price ?? 'none'}`),
  minScore: ({ score }, wanted) => (score >= wanted ? null : `score ${score.toFixed(3)}`),
  minPropensity: ({ propensity }, wanted) =>
    propensity >= wanted ? null : `propensity ${propensity.toFixed(4)}`,
};

/** What must hold for every offer. */
export const checkEveryOffer: Check = ({ everyOffer = {} }, { offers }) =>
  (Object.keys(everyOffer) as Rule[]).flatMap((rule) =>
    offers.flatMap((offer) => {
      const wrong = violation(rule, offer, everyOffer);
      const wanted = `every offer to have ${rule} ${String(everyOffer[rule])}`;
      return wrong === null ? [] : [difference(wanted, `${offer.product.id} with ${wrong}`)];
    }),
  );

function violation<R extends Rule>(rule: R, offer: Offer, all: ExpectedOfAll): string | null {
  const wanted = all[rule];
  return wanted === undefined ? null : OF_ALL[rule](offer, wanted);
}
