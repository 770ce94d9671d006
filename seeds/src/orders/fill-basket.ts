import type { Product } from '../catalogue/product.js';
import { isSold } from '../catalogue/lifecycles.js';
import { lifecycleOf, productOf, type Shop } from '../catalogue/shop.js';
import type { Random } from '../chance/random.js';
import type { Customer } from '../people/customer.js';
import type { Agenda } from './agenda.js';
import type { Demand } from './demand.js';

/** One customer in front of the shelves. */
export interface Shopper {
  readonly shop: Shop;
  readonly demand: Demand;
  readonly customer: Customer;
  readonly random: Random;
  readonly agenda: Agenda;
  /** Products by index. */
  readonly owned: Set<number>;
}

/** A trip: when, what was due, how many things are wanted beside. */
export interface Trip {
  readonly at: number;
  readonly due: readonly number[];
  readonly wishes: number;
}

/** What ends up in the basket: what was due and is still sold, what was fancied, and what goes with each of them. */
export function fillBasket(shopper: Shopper, { at, due, wishes }: Trip): ReadonlySet<number> {
  const { shop, demand, customer, random } = shopper;
  const basket = new Set<number>();
  for (const product of due) if (isSold(lifecycleOf(shop, product), at)) put(shopper, basket, product);
  const wish = { at, accepts: (product: Product) => wouldTake(shopper, basket, product) };
  for (let n = 0; n < wishes; n++) {
    const product = demand.draw(random, customer.taste, wish);
    if (product !== null) put({ shop, random }, basket, product.index);
  }
  return basket;
}

/** Adds a product and, each with its planted probability, its complements, and theirs. */
function put({ shop, random }: Pick<Shopper, 'shop' | 'random'>, basket: Set<number>, product: number): void {
  if (basket.has(product)) return;
  basket.add(product);
  for (const { to, probability } of shop.links.complementsOf.get(product) ?? []) {
    if (random.chance(probability)) put({ shop, random }, basket, to);
  }
}

/** Nobody buys what lasts twice, what is noted down for later, two of a kind, or an add-on without its base. */
function wouldTake(
  { shop, owned, agenda }: Shopper,
  basket: ReadonlySet<number>,
  { index }: Product,
): boolean {
  if (basket.has(index) || agenda.has(index)) return false;
  const substitute = shop.links.substituteOf.get(index);
  if (substitute !== undefined && basket.has(substitute)) return false;
  const { gapDays, staple } = productOf(shop, index);
  if (gapDays === null && !staple && owned.has(index)) return false;
  const needed = shop.links.requiresOf.get(index);
  return needed === undefined || needed.some((base) => owned.has(base) || basket.has(base));
}
