import { buyerProducts, gatherBuyers, inWindow } from './buyers.js';
import { degree, type Incidence, productRows, rowItems } from './incidence.js';
import { checkHistory, type PurchaseHistory } from './purchase-history.js';
import { Strongest } from './strongest.js';

/**
 * Whose top sellers: everyone's, those among products that belong together (a category, a brand), or those
 * among customers who do (a segment). Members the history does not know are passed over.
 */
export type SalesGroup =
  | { readonly kind: 'everyone'; readonly group: string }
  | { readonly kind: 'products'; readonly group: string; readonly members: readonly string[] }
  | { readonly kind: 'customers'; readonly group: string; readonly members: readonly string[] };

export interface TopSeller {
  readonly group: string;
  readonly product: string;
  /** Buyers of the product in the window, of the group's customers where it is a group of customers. */
  readonly buyers: number;
  /** `buyers` among those who bought anything of the group in the window, (0, 1]. */
  readonly share: number;
  /** From 1, most buyers first. */
  readonly rank: number;
}

export interface TopSellerOptions {
  /** Days back from the end of history. */
  readonly windowDays?: number;
  /** Fewer people than this are never shown: they might be recognised. */
  readonly minBuyers?: number;
  readonly maxPerGroup?: number;
}

export const TOP_SELLER_DEFAULTS: Required<TopSellerOptions> = Object.freeze({
  windowDays: 28,
  minBuyers: 10,
  maxPerGroup: 50,
});

interface Window {
  readonly incidence: Incidence;
  readonly productIndex: ReadonlyMap<string, number>;
  readonly customerIndex: ReadonlyMap<string, number>;
}

/** How many of a group bought each product, and how many bought any. */
interface Tally {
  readonly buyersOf: ReadonlyMap<number, number>;
  readonly active: number;
}

/**
 * The products most people of each group bought lately. An anonymous basket counts as one buyer, of everyone's
 * and of groups of products. Throws BAD_INPUT on a malformed history.
 */
export function mineTopSellers(
  history: PurchaseHistory,
  groups: readonly SalesGroup[],
  options: TopSellerOptions = {},
): TopSeller[] {
  checkHistory(history);
  const limits = { ...TOP_SELLER_DEFAULTS, ...options };
  const buyers = gatherBuyers(history, inWindow(history, limits.windowDays));
  const window: Window = {
    incidence: buyerProducts(history, buyers).incidence,
    productIndex: new Map(history.products.map((id, index) => [id, index])),
    customerIndex: new Map(history.customers.map((id, index) => [id, index])),
  };
  return groups.flatMap((group) => {
    const tally = tallyOf(group, window);
    const best = new Strongest(limits.maxPerGroup);
    for (const [product, count] of tally.buyersOf) if (count >= limits.minBuyers) best.offer(product, count);
    return best.take().map(({ index, score }, at) => ({
      group: group.group,
      product: history.products[index] ?? '',
      buyers: score,
      share: score / tally.active,
      rank: at + 1,
    }));
  });
}

function tallyOf(group: SalesGroup, { incidence, productIndex, customerIndex }: Window): Tally {
  if (group.kind === 'products') return tallyProducts(incidence, indexesOf(group.members, productIndex));
  if (group.kind === 'customers') return tallyRows(incidence, indexesOf(group.members, customerIndex));
  return tallyProducts(incidence, new Set(productIndex.values()));
}

function indexesOf(members: readonly string[], index: ReadonlyMap<string, number>): Set<number> {
  return new Set(members.map((id) => index.get(id)).filter((at) => at !== undefined));
}

function tallyProducts(incidence: Incidence, products: ReadonlySet<number>): Tally {
  const buyersOf = new Map<number, number>();
  const active = new Set<number>();
  for (const product of products) {
    buyersOf.set(product, degree(incidence, product));
    for (const row of productRows(incidence, product)) active.add(row);
  }
  return { buyersOf, active: active.size };
}

function tallyRows(incidence: Incidence, rows: ReadonlySet<number>): Tally {
  const buyersOf = new Map<number, number>();
  let active = 0;
  for (const row of rows) {
    const items = rowItems(incidence, row);
    if (items.length > 0) active++;
    for (const item of items) buyersOf.set(item, (buyersOf.get(item) ?? 0) + 1);
  }
  return { buyersOf, active };
}
