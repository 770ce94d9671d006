import type { EventInput } from '@wherefore/contracts';
import { buildShop } from './catalogue/shop.js';
import { commerceFeed } from './feeds/commerce-feed.js';
import { crmFeed } from './feeds/crm-feed.js';
import { supportFeed } from './feeds/support-feed.js';
import { webFeed } from './feeds/web-feed.js';
import type { World } from './world.js';
import { settingsOf, type DemoShopOptions, type Settings } from './options.js';
import { planAfterSales } from './orders/after-sales.js';
import { OrderBook } from './orders/order-book.js';
import { simulateOrders } from './orders/simulate-orders.js';
import { simulateSubscriptions } from './orders/subscriptions.js';
import { buildCustomers } from './people/build-customers.js';
import type { PlantedTruth } from './truth/planted-truth.js';
import { recordTruth } from './truth/record-truth.js';

export const FEED_NAMES = ['commerce', 'crm', 'web', 'support'] as const;
export type FeedName = (typeof FEED_NAMES)[number];

/** One source system. `events()` starts over each time it is called and tells the same story. */
export interface DemoFeed {
  readonly name: FeedName;
  events(): Iterable<EventInput>;
}

/** A shop with a past, and the truth about that past. */
export interface DemoShop {
  readonly feeds: readonly DemoFeed[];
  readonly truth: PlantedTruth;
  readonly counts: {
    readonly products: number;
    readonly customers: number;
    readonly orders: number;
    readonly lines: number;
  };
}

/**
 * Makes up a shop. A pure function of its options: same options, same events to the byte.
 * Throws WhereforeError BAD_INPUT for options out of range.
 */
export function generateDemoShop(options: DemoShopOptions): DemoShop {
  const world = simulate(settingsOf(options));
  return {
    feeds: [
      { name: 'commerce', events: () => commerceFeed(world) },
      { name: 'crm', events: () => crmFeed(world) },
      { name: 'web', events: () => webFeed(world) },
      { name: 'support', events: () => supportFeed(world) },
    ],
    truth: recordTruth(world),
    counts: {
      products: world.shop.catalogue.products.length,
      customers: world.customers.length,
      orders: world.orders.orders,
      lines: world.orders.lines,
    },
  };
}

function simulate(settings: Settings): World {
  const shop = buildShop(settings);
  const customers = buildCustomers(settings);
  const orders = new OrderBook();
  simulateOrders(shop, customers, orders);
  const subscriptions = simulateSubscriptions(shop, customers, orders);
  return { shop, customers, orders, subscriptions, afterSales: planAfterSales(settings, orders) };
}
