import type { Described } from './evaluation/attributes-of.js';

/** What a product is, as far as miners ask. */
export interface ProductTraits extends Described {
  readonly title: string | null;
  /** Null where unknown; in one currency throughout. */
  readonly price: number | null;
}

/** By product id. */
export type TraitsOf = ReadonlyMap<string, ProductTraits>;

/** The dearer over the cheaper, >= 1; 1 where a price is unknown, for then nothing speaks against them. */
export function priceFactor({ price: a }: ProductTraits, { price: b }: ProductTraits): number {
  if (a === null || b === null || a <= 0 || b <= 0) return 1;
  return a > b ? a / b : b / a;
}

const shares = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

/** Do they do the same job: one last category, or one brand and a category above? */
export const isSameKind = (a: ProductTraits, b: ProductTraits): boolean =>
  shares(a.categories, b.categories) || (shares(a.brands, b.brands) && shares(a.above, b.above));
