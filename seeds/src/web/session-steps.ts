import { isSold } from '../catalogue/lifecycles.js';
import { lifecycleOf, type Shop } from '../catalogue/shop.js';
import type { Product } from '../catalogue/product.js';
import { randomFor, type Random } from '../chance/random.js';
import type { Demand } from '../orders/demand.js';
import type { Order } from '../orders/order-book.js';
import type { Customer, Taste } from '../people/customer.js';
import type { Session } from './session.js';

const VIEWED_BEFORE_BOUGHT = 0.8;
const SUBSTITUTE_COMPARED = 0.55;
const SAME_SHELF_BROWSED = 0.3;
const CART_ABANDONED = 0.25;
const SECOND_MS = 1000;

/** One thing done in a session. An empty cart is one that was paid for. */
export type Step =
  | { readonly kind: 'view'; readonly at: number; readonly product: number }
  | {
      readonly kind: 'cart';
      readonly at: number;
      readonly items: readonly (readonly [product: number, quantity: number])[];
    };

/** What sessions are told from. */
export interface Visitors {
  readonly shop: Shop;
  readonly demand: Demand;
  readonly customers: readonly Customer[];
}

const STRANGER: Taste = { segments: [], interests: [0], thrifty: false };

/** The steps of a session, by time. */
export function sessionSteps(visitors: Visitors, session: Session): Step[] {
  const random = randomFor(visitors.shop.settings.seed, 'session', session.id);
  const { order } = session;
  return order === null ? browse(visitors, session, random) : buy(visitors, { ...session, order }, random);
}

function buy({ shop }: Visitors, { startsAt, order }: Session & { order: Order }, random: Random): Step[] {
  const views = order.products
    .filter(() => random.chance(VIEWED_BEFORE_BOUGHT))
    .flatMap((product) => compared(shop, product, random));
  const pace = (order.at - 30 * SECOND_MS - startsAt) / (views.length + 1);
  const steps = views.map((product, n): Step => ({
    kind: 'view',
    at: Math.floor(startsAt + n * pace),
    product,
  }));
  const items = order.products.map((product, n) => [product, order.quantities[n] ?? 1] as const);
  const paidAt = Math.min(order.at + 2 * SECOND_MS, shop.settings.end);
  return [
    ...steps,
    { kind: 'cart', at: order.at - 30 * SECOND_MS, items },
    { kind: 'cart', at: paidAt, items: [] },
  ];
}

/** A product with what it was held against. */
function compared({ links }: Shop, product: number, random: Random): number[] {
  const substitute = links.substituteOf.get(product);
  if (substitute === undefined || !random.chance(SUBSTITUTE_COMPARED)) return [product];
  return random.chance(0.5) ? [substitute, product] : [product, substitute];
}

function browse({ shop, demand, customers }: Visitors, session: Session, random: Random): Step[] {
  const { customer, startsAt } = session;
  const taste = (customer === null ? undefined : customers[customer]?.taste) ?? STRANGER;
  const wish = { at: startsAt, accepts: ({ staple }: Product) => !staple };
  const views: number[] = [];
  for (let looks = 1 + random.poisson(0.7); looks > 0; looks--) {
    const product = demand.draw(random, taste, wish);
    if (product === null) continue;
    views.push(...compared(shop, product.index, random));
    if (random.chance(SAME_SHELF_BROWSED)) views.push(neighbour({ shop, startsAt }, product, random));
  }
  let at = startsAt;
  const steps = views.map((product): Step => {
    at += Math.floor(random.between(20, 130) * SECOND_MS);
    return { kind: 'view', at, product };
  });
  const last = views.at(-1);
  if (last === undefined || !random.chance(CART_ABANDONED)) return steps;
  return [...steps, { kind: 'cart', at: at + 15 * SECOND_MS, items: [[last, 1]] }];
}

/** Something else of the same shelf, if that is sold yet. */
function neighbour(
  { shop, startsAt }: { shop: Shop; startsAt: number },
  product: Product,
  random: Random,
): number {
  const other = random.pick(shop.catalogue.shelves.get(product.shelf) ?? [product]);
  return isSold(lifecycleOf(shop, other.index), startsAt) ? other.index : product.index;
}
