import { BUSIEST_DAY, busyness, DAY_MS, momentOfDay } from '../calendar.js';
import type { Shop } from '../catalogue/shop.js';
import { randomFor } from '../chance/random.js';
import { orderId, type OrderBook } from '../orders/order-book.js';
import type { Customer } from '../people/customer.js';
import type { Session } from './session.js';

/** Share of online orders whose session was tracked. */
const TRACKED = 0.37;
/** Sessions without an order, per customer and month. */
const BROWSING = 0.09;
const STRANGERS = 0.5;
const MINUTE_MS = 60_000;

/** Sessions by start: some that ended in an order, some that did not. */
export function planSessions(
  shop: Shop,
  customers: readonly Customer[],
  book: OrderBook,
): readonly Session[] {
  return [...buyingSessions(shop, book), ...browsingSessions(shop, customers)].sort(
    (a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1),
  );
}

function* buyingSessions({ settings }: Shop, book: OrderBook): Generator<Session> {
  const random = randomFor(settings.seed, 'buying-sessions');
  for (const order of book) {
    const startsAt = order.at - Math.floor(random.between(8, 25) * MINUTE_MS);
    if (order.channel === 'store' || !random.chance(TRACKED) || startsAt < settings.start) continue;
    yield { id: `s-${orderId(order.number)}`, startsAt, customer: order.customer, order };
  }
}

function* browsingSessions({ settings }: Shop, customers: readonly Customer[]): Generator<Session> {
  const random = randomFor(settings.seed, 'browsing-sessions');
  const { start, end, months } = settings;
  const wanted = Math.round(customers.length * months * BROWSING);
  for (let n = 0; n < wanted;) {
    const day = random.between(start, end);
    if (!random.chance(busyness(day) / BUSIEST_DAY)) continue;
    n++;
    const startsAt = momentOfDay(day, random);
    const customer = random.pick(customers);
    if (startsAt < start || startsAt > end - DAY_MS / 24) continue;
    const known = customer.joinedAt <= startsAt && !random.chance(STRANGERS);
    yield {
      id: `s-b${String(n).padStart(7, '0')}`,
      startsAt,
      customer: known ? customer.index : null,
      order: null,
    };
  }
}
