/** One thing that is sold, as the generator knows it. Products refer to one another by index. */
export interface Product {
  readonly index: number;
  /** The shop's id, e.g. `p00042`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly kind: 'good' | 'subscription' | 'add-on';
  readonly brand: string;
  /** Leaf category. */
  readonly shelf: string;
  readonly aisle: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** EUR, at the start of the history. */
  readonly price: number;
  readonly cost: number;
  /** Place in the shelf's order of popularity, 0 is best. */
  readonly rank: number;
  readonly staple: boolean;
  /** Median days until the product is bought again; null for what lasts. */
  readonly gapDays: number | null;
}

/** Products in index order, and per shelf from most to least popular. */
export interface Catalogue {
  readonly products: readonly Product[];
  readonly shelves: ReadonlyMap<string, readonly Product[]>;
}

export const productId = (index: number): string => `p${String(index + 1).padStart(5, '0')}`;

/** Prices that look like prices: 7.49, 24.90, 249. */
export function charmPrice(price: number): number {
  if (price < 20) return Math.max(0.99, Math.floor(price) + (price % 1 < 0.5 ? 0.49 : 0.99));
  if (price < 150) return Math.floor(price) + 0.9;
  return Math.round(price / 10) * 10 - 1;
}

export const roundCents = (amount: number): number => Math.round(amount * 100) / 100;
