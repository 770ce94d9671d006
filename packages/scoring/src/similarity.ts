import type { ProductFacts } from '@wherefore/contracts';

/** How alike two products are to a shopper, 0 to 1: a shared category .5, the brand .3, within a third in price .2. */
export function similarity(
  a: Pick<ProductFacts, 'brand' | 'categories' | 'price'>,
  b: Pick<ProductFacts, 'brand' | 'categories' | 'price'>,
): number {
  const category = a.categories.some(({ id }) => b.categories.some((other) => other.id === id)) ? 0.5 : 0;
  const brand = a.brand !== null && a.brand === b.brand ? 0.3 : 0;
  return category + brand + (inPriceBand(a.price, b.price) ? 0.2 : 0);
}

function inPriceBand(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return false;
  return Math.max(a, b) <= Math.min(a, b) * (4 / 3);
}
