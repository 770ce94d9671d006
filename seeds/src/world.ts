import type { Shop } from './catalogue/shop.js';
import type { AfterSale } from './orders/after-sales.js';
import type { OrderBook } from './orders/order-book.js';
import type { SubscriptionChange } from './orders/subscriptions.js';
import type { Customer } from './people/customer.js';

/** The simulated shop, its people and what they did: what every feed tells a part of. */
export interface World {
  readonly shop: Shop;
  readonly customers: readonly Customer[];
  readonly orders: OrderBook;
  readonly subscriptions: readonly SubscriptionChange[];
  readonly afterSales: readonly AfterSale[];
}
