/** What one line of a sale says of a price. */
export interface Sale {
  /** ISO 8601. */
  readonly at: string;
  /** Per unit, in the shop's currency. */
  readonly price: number;
}

const RECENT = 25;

/**
 * A product's price where no price list exists: the median of its last 25 sales, in whole cents; one odd sale does not
 * move it, an old price does not linger. Undefined without sales, and below half a cent (fuel sold by the thousandth).
 */
export function priceFromSales(sales: readonly Sale[]): Sale | undefined {
  const recent = [...sales].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, RECENT);
  const [last] = recent;
  const prices = recent.map((sale) => sale.price).sort((a, b) => a - b);
  const middle = prices[Math.floor((prices.length - 1) / 2)];
  if (last === undefined || middle === undefined) return undefined;
  const price = Math.round(middle * 100) / 100;
  return price > 0 ? { at: last.at, price } : undefined;
}
