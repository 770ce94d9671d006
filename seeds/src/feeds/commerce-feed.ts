import type { EventInput } from '@wherefore/contracts';
import { isoOf } from '../calendar.js';
import { orderId } from '../orders/order-book.js';
import { orderLines } from '../orders/order-lines.js';
import { renewsAt } from '../orders/subscriptions.js';
import { customerId } from '../people/customer.js';
import { catalogueAtStart, launchesAndEndings } from './catalogue-events.js';
import { COMMERCE } from './commerce-source.js';
import { mergeByTime } from './merge-by-time.js';
import { priceEvents } from './price-events.js';
import { stockAtEnd, stockCounts } from './stock-events.js';
import type { World } from '../world.js';

/** The shop system: the catalogue as it stood at the start, then everything by time, at last the current stock. */
export function* commerceFeed(world: World): Generator<EventInput> {
  yield* catalogueAtStart(world.shop);
  yield* mergeByTime(
    launchesAndEndings(world.shop),
    priceEvents(world.shop),
    stockCounts(world.shop),
    subscriptionEvents(world),
    orderEvents(world),
    afterSaleEvents(world),
  );
  yield* stockAtEnd(world.shop);
}

function* orderEvents({ shop, orders }: World): Generator<EventInput> {
  for (const order of orders) {
    const id = orderId(order.number);
    yield {
      id: `order-${id}`,
      source: COMMERCE,
      type: 'order.placed',
      occurredAt: isoOf(order.at),
      payload: {
        order: id,
        ...(order.customer === null ? { session: `s-${id}` } : { customer: customerId(order.customer) }),
        channel: order.channel,
        ...(order.store === null ? {} : { store: order.store }),
        currency: 'EUR',
        lines: orderLines(shop, order),
      },
    };
  }
}

function* afterSaleEvents({ shop, afterSales }: World): Generator<EventInput> {
  for (const afterSale of afterSales) {
    const { order } = afterSale;
    const id = orderId(order.number);
    const envelope = { source: COMMERCE, occurredAt: isoOf(afterSale.at) } as const;
    if (afterSale.kind === 'cancellation') {
      yield { ...envelope, id: `cancel-${id}`, type: 'order.cancelled', payload: { order: id } };
      continue;
    }
    yield {
      ...envelope,
      id: `return-${id}`,
      type: 'order.returned',
      payload: {
        return: `r-${id}`,
        order: id,
        ...(order.customer === null ? { session: `s-${id}` } : { customer: customerId(order.customer) }),
        lines: orderLines(shop, order).slice(afterSale.line, afterSale.line + 1),
      },
    };
  }
}

function* subscriptionEvents({ subscriptions }: World): Generator<EventInput> {
  for (const change of subscriptions) {
    const { at, customer, product, seats, status, since } = change;
    yield {
      id: `subscription-${customer.id}-${product.id}-${at}`,
      source: COMMERCE,
      type: 'subscription.changed',
      occurredAt: isoOf(at),
      payload: {
        customer: customer.id,
        product: product.id,
        plan: product.attributes['plan'] ?? product.title,
        seats,
        status,
        since: isoOf(since),
        ...(status === 'active' ? { renewsAt: isoOf(renewsAt(change)) } : {}),
      },
    };
  }
}
