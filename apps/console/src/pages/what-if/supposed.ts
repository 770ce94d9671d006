import type { Supposition } from '../../operations/what-if.js';
import { type Search, textOf } from '../../url/search.js';

/** What is supposed, as the address says it. */
export interface Supposed {
  /** Products that the visitor never bought, viewed or carted. */
  readonly forget: readonly string[];
  /** The cart instead; null leaves it as it is. */
  readonly cartThen: readonly string[] | null;
  readonly viewingThen: string | null;
  /** The segments instead; null leaves them as they are. */
  readonly segmentsThen: readonly string[] | null;
  /** The product whose facts are other than they are. */
  readonly changed: string | null;
  readonly stock: number | null;
  readonly price: number | null;
  /** Is it for sale? Null leaves it as it is. */
  readonly sale: boolean | null;
}

/** A list in the address; `none` is the empty one, since an address cannot hold it otherwise. */
const NONE = 'none';

function listOf(search: Search, name: string): readonly string[] | null {
  const value = search[name];
  if (value === undefined) return null;
  const all = typeof value === 'string' ? [value] : value;
  return all.filter((one) => one !== NONE && one !== '');
}

function numberOf(search: Search, name: string): number | null {
  const text = textOf(search, name);
  const value = text === null ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

export function parseSupposed(search: Search): Supposed {
  const sale = textOf(search, 'sale');
  return {
    forget: listOf(search, 'forget') ?? [],
    cartThen: listOf(search, 'cartThen'),
    viewingThen: textOf(search, 'viewingThen'),
    segmentsThen: listOf(search, 'segmentsThen'),
    changed: textOf(search, 'changed'),
    stock: numberOf(search, 'stock'),
    price: numberOf(search, 'price'),
    sale: sale === null ? null : sale === 'yes',
  };
}

/** A list as the address holds it; null takes it out. */
export const asAddress = (list: readonly string[] | null): readonly string[] | null =>
  list === null ? null : list.length === 0 ? [NONE] : list;

/** What the API is asked to suppose. Empty where nothing is. */
export function toSupposition(supposed: Supposed): Supposition {
  const { forget, cartThen, viewingThen, segmentsThen } = supposed;
  const product = productOf(supposed);
  return {
    ...(forget.length === 0 ? {} : { without: forget }),
    ...(cartThen === null ? {} : { cart: cartThen }),
    ...(viewingThen === null ? {} : { viewing: viewingThen }),
    ...(segmentsThen === null ? {} : { segments: segmentsThen }),
    ...(product === null ? {} : { products: [product] }),
  };
}

function productOf({ changed, stock, price, sale }: Supposed) {
  if (changed === null || (stock === null && price === null && sale === null)) return null;
  return {
    product: changed,
    ...(stock === null ? {} : { stock }),
    ...(price === null ? {} : { price }),
    ...(sale === null ? {} : { active: sale }),
  };
}
