import type { Discount } from '@wherefore/contracts';

/**
 * Discounts that together take at most `cap` percent off the list price; they add up, they do not compound. The
 * largest is granted first (at a tie, the first in the order of rules); the one that would pass the cap is cut to what
 * is left, and those after it are dropped.
 */
export function discountsOf(asked: readonly Discount[], cap: number): readonly Discount[] {
  let left = cap;
  const granted: Discount[] = [];
  for (const discount of [...asked].sort((a, b) => b.percent - a.percent)) {
    if (left <= 0) break;
    granted.push(discount.percent <= left ? discount : { ...discount, percent: left });
    left -= discount.percent;
  }
  return granted;
}
