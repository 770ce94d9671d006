import type { EventInput } from '@wherefore/contracts';
import { roundCents } from '../catalogue/product.js';
import { currentPrice, productOf, type Shop } from '../catalogue/shop.js';
import type { Order } from './order-book.js';

type Lines = Extract<EventInput, { type: 'order.placed' }>['payload']['lines'];

/** An order's lines at the prices of its moment, EUR. */
export function orderLines(shop: Shop, order: Order): Lines {
  return order.products.map((index, at) => {
    const product = productOf(shop, index);
    const quantity = order.quantities[at] ?? 1;
    return {
      product: product.id,
      quantity,
      amount: roundCents(quantity * currentPrice(shop, product, order.at)),
    };
  });
}
