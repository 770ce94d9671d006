import type { PurchaseHistory } from '@wherefore/learning';

const DAY_MS = 86_400_000;

/**
 * A history without the orders that are dated after the moment of learning, a day's leeway given to other clocks: one
 * wrong date would move what counts as recent away from all the others. Baskets come in the order of time.
 */
export function withoutFuture<H extends PurchaseHistory>(history: H, now: Date): H {
  const latest = now.getTime() + DAY_MS;
  const end = history.basketTime.findIndex((time) => time > latest);
  if (end < 0) return history;
  return {
    ...history,
    basketCustomer: history.basketCustomer.slice(0, end),
    basketTime: history.basketTime.slice(0, end),
    basketOffset: history.basketOffset.slice(0, end + 1),
    basketItem: history.basketItem.slice(0, history.basketOffset[end]),
  };
}
