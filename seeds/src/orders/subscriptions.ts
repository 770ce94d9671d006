import { DAY_MS, momentOfDay } from '../calendar.js';
import type { Product } from '../catalogue/product.js';
import type { Shop } from '../catalogue/shop.js';
import { randomFor, type Random } from '../chance/random.js';
import type { Customer } from '../people/customer.js';
import { SEGMENTS } from '../vocabulary/segments.js';
import { SOFTWARE_MAKERS } from '../vocabulary/software.js';
import type { OrderBook } from './order-book.js';

const REMOTE_WORKERS = SEGMENTS.findIndex(({ id }) => id === 'remote-workers');
const SUBSCRIBERS = { remote: 0.3, others: 0.05 } as const;
const YEAR_MS = 365 * DAY_MS;

/** A subscription as it is from `at` on. */
export interface SubscriptionChange {
  readonly at: number;
  readonly customer: Customer;
  readonly product: Product;
  readonly seats: number;
  readonly status: 'active' | 'cancelled';
  readonly since: number;
}

/** Who subscribes to what, and how it goes on. First payments are written into the book as orders. */
export function simulateSubscriptions(
  shop: Shop,
  customers: readonly Customer[],
  book: OrderBook,
): readonly SubscriptionChange[] {
  const changes = customers.flatMap((customer) => {
    const random = randomFor(shop.settings.seed, 'subscription', customer.index);
    const remote = customer.taste.segments.includes(REMOTE_WORKERS);
    return random.chance(remote ? SUBSCRIBERS.remote : SUBSCRIBERS.others)
      ? story({ shop, customer, random })
      : [];
  });
  const past = changes.filter(({ at }) => at < shop.settings.end).sort((a, b) => a.at - b.at);
  for (const { at, since, status, customer, product, seats } of past) {
    if (at !== since || status !== 'active') continue;
    book.add({
      at,
      customer: customer.index,
      channel: 'web',
      store: null,
      products: [product.index],
      quantities: [seats],
    });
  }
  return past;
}

interface Subscriber {
  readonly shop: Shop;
  readonly customer: Customer;
  readonly random: Random;
}

/** A plan; maybe an add-on some weeks later, maybe the next better plan some months later; renewal or the end. */
function story(subscriber: Subscriber): SubscriptionChange[] {
  const { shop, customer, random } = subscriber;
  const products = shop.catalogue.shelves.get(random.pick(SOFTWARE_MAKERS).shelf.id) ?? [];
  const plans = products.filter(({ kind }) => kind === 'subscription').sort((a, b) => a.price - b.price);
  const plan = random.chance(0.6) ? 0 : 1;
  const first = plans[plan];
  const better = plans[plan + 1];
  if (first === undefined || better === undefined) return [];
  const { start, end } = shop.settings;
  const since = momentOfDay(
    customer.joinedAt + (end - Math.max(start, customer.joinedAt)) * random.next(),
    random,
  );
  if (since < start) return [];
  const seats = plan === 0 ? 1 + random.int(2) : 2 + random.int(9);
  const active = { customer, seats, status: 'active', at: since, since } as const;
  const changes: SubscriptionChange[] = [{ ...active, product: first }];
  if (random.chance(0.45)) {
    const addOn = random.pick(products.filter(({ kind }) => kind === 'add-on'));
    const at = momentOfDay(since + random.logNormal(30, 0.3) * DAY_MS, random);
    changes.push({ ...active, product: addOn, at, since: at });
  }
  if (random.chance(0.35))
    changes.push(...upgrade(changes[0], better, since + random.logNormal(120, 0.35) * DAY_MS));
  else changes.push(...renewals(changes[0], end, random));
  return changes;
}

/** The old plan ends when the better one begins. */
function upgrade(old: SubscriptionChange | undefined, better: Product, at: number): SubscriptionChange[] {
  if (old === undefined) return [];
  const day = Math.floor(at);
  return [
    { ...old, at: day, status: 'cancelled' },
    { ...old, at: day, product: better, seats: old.seats + 1, since: day },
  ];
}

/** Each year it goes on or, for every fifth, ends. */
function renewals(first: SubscriptionChange | undefined, end: number, random: Random): SubscriptionChange[] {
  const changes: SubscriptionChange[] = [];
  if (first === undefined) return changes;
  for (let at = first.at + YEAR_MS; at < end; at += YEAR_MS) {
    const ends = random.chance(0.2);
    changes.push({ ...first, at, status: ends ? 'cancelled' : 'active' });
    if (ends) break;
  }
  return changes;
}

/** When a subscription is next due, seen from a change of it. */
export function renewsAt({ at, since }: SubscriptionChange): number {
  return since + (Math.floor((at - since) / YEAR_MS) + 1) * YEAR_MS;
}
