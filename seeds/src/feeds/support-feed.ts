import type { EventInput } from '@wherefore/contracts';
import { HOUR_MS, isoOf } from '../calendar.js';
import { productId } from '../catalogue/product.js';
import { randomFor } from '../chance/random.js';
import type { Order } from '../orders/order-book.js';
import { customerId } from '../people/customer.js';
import type { World } from '../world.js';

const SUPPORT = 'demo-support';
/** Tickets per customer over eighteen months. */
const TICKETS_PER_CUSTOMER = 0.02;
const TOPICS = [
  'Arrived damaged',
  'Wrong size',
  'Part missing',
  'Where is my parcel?',
  'Does not work',
  'Question about use',
];
const STATUSES = ['open', 'pending', 'solved', 'closed'] as const;
/** Median hours from one status to the next. */
const STEP_HOURS = 30;
/** Share of tickets that stay open until the end. */
const LEFT_OPEN = 0.15;

/** The help desk: one customer's ticket about one order, from open to closed; some are open still. By time. */
export function* supportFeed(world: World): Generator<EventInput> {
  const events = ticketOrders(world).flatMap((order, n) =>
    ticket(world, order, `t${String(n + 1).padStart(5, '0')}`),
  );
  yield* events.sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0));
}

/** One order in so many, at most one of each customer. */
function ticketOrders({ shop, customers, orders }: World): Order[] {
  const random = randomFor(shop.settings.seed, 'tickets');
  const wanted = (customers.length * TICKETS_PER_CUSTOMER * shop.settings.months) / 18;
  const seen = new Set<number>();
  const chosen: Order[] = [];
  for (const order of orders) {
    if (order.customer === null || !random.chance(wanted / orders.orders) || seen.has(order.customer))
      continue;
    seen.add(order.customer);
    chosen.push(order);
  }
  return chosen;
}

function ticket({ shop }: World, order: Order, id: string): EventInput[] {
  const { seed, end } = shop.settings;
  const random = randomFor(seed, 'ticket', id);
  const topic = random.pick(TOPICS);
  const products = [productId(random.pick(order.products))];
  const steps = random.chance(LEFT_OPEN) ? STATUSES.slice(0, 1 + random.int(2)) : STATUSES;
  let at = order.at;
  const events = steps.map((status): EventInput => {
    at += Math.floor(random.logNormal(STEP_HOURS, 0.8) * HOUR_MS);
    return {
      id: `${id}-${status}`,
      source: SUPPORT,
      type: 'ticket.changed',
      occurredAt: isoOf(at),
      payload: { ticket: id, customer: customerId(order.customer ?? 0), status, topic, products },
    };
  });
  return events.filter(({ occurredAt }) => occurredAt <= isoOf(end));
}
