import { DAY_MS, HOUR_MS, momentOfDay } from '../calendar.js';
import type { Settings } from '../options.js';
import { randomFor } from '../chance/random.js';
import type { Order, OrderBook } from './order-book.js';

const RETURNED = 0.03;
const CANCELLED = 0.005;

/** What came after an order. For returns, `line` is the position of the line that came back. */
export type AfterSale =
  | { readonly kind: 'return'; readonly at: number; readonly order: Order; readonly line: number }
  | { readonly kind: 'cancellation'; readonly at: number; readonly order: Order };

/** Returns and cancellations before the end of the history, by time. */
export function planAfterSales({ seed, end }: Settings, book: OrderBook): readonly AfterSale[] {
  const afterSales: AfterSale[] = [];
  const random = randomFor(seed, 'after-sales');
  for (const order of book) {
    const fate = random.next();
    if (fate < CANCELLED) {
      afterSales.push({
        kind: 'cancellation',
        order,
        at: order.at + Math.floor(random.between(0.2, 8) * HOUR_MS),
      });
    } else if (fate < CANCELLED + RETURNED) {
      const at = momentOfDay(order.at + random.between(3, 21) * DAY_MS, random);
      afterSales.push({ kind: 'return', order, at, line: random.int(order.products.length) });
    }
  }
  return afterSales.filter(({ at }) => at < end).sort((a, b) => a.at - b.at);
}
