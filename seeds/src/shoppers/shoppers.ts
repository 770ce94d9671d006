import { WhereforeError } from '@wherefore/contracts';
import { type Product, productId } from '../catalogue/product.js';
import { buildShop, currentPrice, productOf, type Shop } from '../catalogue/shop.js';
import { type Random, randomFor } from '../chance/random.js';
import { type DemoShopOptions, settingsOf } from '../options.js';
import { Demand } from '../orders/demand.js';
import { buildCustomers } from '../people/build-customers.js';
import type { Taste } from '../people/customer.js';
import { SHELVES } from '../vocabulary/departments.js';
import { SEGMENTS } from '../vocabulary/segments.js';

/** How probable it is that an offer that was seen is bought, by what it is to the shopper; 0 to 1. */
export const APPEALS = Object.freeze({
  /** It goes with what they came for, as planted. */
  complement: 0.3,
  /** It is of a favourite shelf, or of an aisle that their segment loves. */
  taste: 0.1,
  /** Anything else. */
  other: 0.02,
});
export type Appeal = keyof typeof APPEALS;

/** How probable it is that what they came for is bought. */
const BUYS = 0.6;
/** Of a complement's planted probability: how probable it is that it is bought although nobody offers it. */
const UNPROMPTED = 0.5;

/** Something that is bought whether or not it is offered, each with a probability of its own. */
export interface Intention {
  readonly product: string;
  /** EUR. */
  readonly price: number;
  readonly probability: number;
}

/** One visit, complete: what is not decided by offers was decided before they were asked for. */
export interface Visit {
  readonly number: number;
  readonly customer: string;
  /** Are offers shown? Drawn for each visit by itself. */
  readonly treated: boolean;
  /** What they came for, and what they would think of themselves. */
  readonly intentions: readonly Intention[];
  /** Which of them are bought. */
  readonly bought: ReadonlySet<string>;
}

/** People whose taste is known, because the demo shop's history was made with it. */
export interface Shoppers {
  /** Visit number n; a pure function of the options and n. */
  visit(number: number): Visit;
  /** What an offer is to them. */
  appealOf(visit: Visit, product: string): Appeal;
  /** Would they buy it if they saw it? Drawn by its appeal, once and for all in a visit. */
  isWon(visit: Visit, product: string): boolean;
}

export interface ShoppersOptions {
  /** Draws visits; the shop's own seed made the shop. */
  readonly seed: number;
  /** Share of visits that are shown nothing, 0 to 1. */
  readonly holdout: number;
}

/** Throws WhereforeError BAD_INPUT for options out of range. */
export function openShoppers(shop: DemoShopOptions, { seed, holdout }: ShoppersOptions): Shoppers {
  if (!(holdout >= 0 && holdout <= 1))
    throw new WhereforeError('BAD_INPUT', `holdout must be from 0 to 1, not ${holdout}`);
  const settings = settingsOf(shop);
  const built = buildShop(settings);
  const demand = new Demand(built);
  const people = new Map(buildCustomers(settings).map((one) => [one.id, one]));
  const ids = [...people.keys()];
  const tasteOf = (customer: string): Taste | undefined => people.get(customer)?.taste;
  return {
    visit(number) {
      const random = randomFor(seed, 'visit', number);
      const customer = random.pick(ids);
      const treated = !random.chance(holdout);
      const taste = tasteOf(customer) ?? { segments: [], interests: [], thrifty: false };
      const wish = { at: settings.end - 1, accepts: () => true };
      const wanted = demand.draw(random, taste, wish);
      const intentions = wanted === null ? [] : intentionsOf(built, wanted);
      return { number, customer, treated, intentions, bought: drawn(intentions, random) };
    },
    appealOf: ({ customer, intentions }, product) =>
      intentions.slice(1).some((one) => one.product === product)
        ? 'complement'
        : isLiked(built, tasteOf(customer), product)
          ? 'taste'
          : 'other',
    isWon(visit, product) {
      const appeal = APPEALS[this.appealOf(visit, product)];
      return randomFor(seed, 'offer', visit.number, product).chance(appeal);
    },
  };
}

/** What they came for stands first. */
function intentionsOf(shop: Shop, wanted: Product): Intention[] {
  const at = shop.settings.end - 1;
  const priced = (product: Product, probability: number): Intention => ({
    product: product.id,
    price: currentPrice(shop, product, at),
    probability,
  });
  const beside = new Map(
    (shop.links.complementsOf.get(wanted.index) ?? []).map(({ to, probability }) => [to, probability]),
  );
  return [
    priced(wanted, BUYS),
    ...[...beside].map(([to, probability]) => priced(productOf(shop, to), probability * UNPROMPTED)),
  ];
}

const drawn = (intentions: readonly Intention[], random: Random): ReadonlySet<string> =>
  new Set(intentions.filter(({ probability }) => random.chance(probability)).map(({ product }) => product));

function isLiked({ catalogue }: Shop, taste: Taste | undefined, id: string): boolean {
  const product = catalogue.products[Number(id.slice(1)) - 1];
  if (product === undefined || taste === undefined || productId(product.index) !== id) return false;
  const favourite = taste.interests.some((shelf) => SHELVES[shelf]?.shelf.id === product.shelf);
  return favourite || taste.segments.some((one) => (SEGMENTS[one]?.affinity[product.aisle] ?? 1) > 1);
}
