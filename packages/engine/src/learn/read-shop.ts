import {
  type Graph,
  readCatalogue,
  readCuratedPairs,
  readMemberships,
  readRefusals,
  readSpend,
} from '@wherefore/graph';
import {
  type Attribute,
  attributesBy,
  type CuratedPairs,
  type PurchaseHistory,
  type SalesGroup,
  type TraitsOf,
} from '@wherefore/learning';

/** Groups of products and of customers, what products are and what the shop says of them, as the graph has it. */
export interface ShopGroups {
  readonly categories: readonly SalesGroup[];
  readonly brands: readonly SalesGroup[];
  readonly segments: readonly SalesGroup[];
  /** What was read of the catalogue. */
  readonly products: readonly object[];
  readonly traits: TraitsOf;
  readonly curated: CuratedPairs & { readonly upgrades: readonly (readonly [string, string])[] };
  /** By pseudonym. */
  readonly spend: ReadonlyMap<string, number>;
  /** What these products are, for the ridge: last categories, those above them, brands, and both together. */
  readonly attributes: (products: readonly string[]) => Attribute[];
}

export async function readShop(graph: Graph): Promise<ShopGroups> {
  const [products, memberships, pairs, spend] = await Promise.all([
    graph.read(readCatalogue, {}),
    graph.read(readMemberships, {}),
    graph.read(readCuratedPairs, {}),
    graph.read(readSpend, {}),
  ]);
  const categories = new Map<string, string[]>();
  const brands = new Map<string, string[]>();
  for (const product of products) {
    for (const id of product.categories) push(categories, id, product.id);
    for (const id of product.brands) push(brands, id, product.id);
  }
  const known = new Map(products.map((product) => [product.id, product]));
  const setAs = (type: (typeof pairs)[number]['type']) =>
    pairs.filter((pair) => pair.type === type).map(({ from, to }) => [from, to] as const);
  return {
    products,
    attributes: (ids) => attributesBy(ids.map((id) => known.get(id) ?? null)),
    traits: known,
    curated: {
      complements: setAs('COMPLEMENTS'),
      substitutes: setAs('SUBSTITUTES'),
      upgrades: setAs('UPGRADES_TO'),
    },
    spend: new Map(spend.map((row) => [row.pseudonym, row.spend])),
    categories: asGroups(categories),
    brands: asGroups(brands),
    segments: memberships.map(({ segment, members }) => ({ kind: 'customers', group: segment, members })),
  };
}

/**
 * A history in which people who refused personalisation are nobody: their baskets still say what goes with what, but
 * no longer that it was the same person.
 */
export async function withoutRefusals(graph: Graph, history: PurchaseHistory): Promise<PurchaseHistory> {
  const refusals = new Set((await graph.read(readRefusals, {})).map((row) => row.pseudonym));
  if (refusals.size === 0) return history;
  const refused = history.customers.map((pseudonym) => refusals.has(pseudonym));
  const basketCustomer = history.basketCustomer.map((customer) =>
    refused[customer] === true ? -1 : customer,
  );
  return { ...history, basketCustomer };
}

const asGroups = (members: ReadonlyMap<string, string[]>): SalesGroup[] =>
  [...members].map(([group, ids]) => ({ kind: 'products', group, members: ids }));

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
