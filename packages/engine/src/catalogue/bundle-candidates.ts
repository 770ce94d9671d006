import type { ProductFacts } from '@wherefore/contracts';
import { type Graph, listBundles } from '@wherefore/graph';
import { type BundleOptions, mineBundles, mineComplements } from '@wherefore/learning';
import type { EventLog } from '@wherefore/log';
import { LEARN_DEFAULTS } from '../learn/learn-options.js';
import { withoutFuture } from '../learn/without-future.js';
import { loadProductFacts } from '../offers/load-product-facts.js';

/** What could be sold as one: products that people already buy together. */
export interface BundleIdea {
  readonly products: readonly ProductFacts[];
  /** Baskets with all of them, and their different buyers. */
  readonly n: number;
  readonly customers: number;
  /** Share of all baskets, 0 to 1, and over what chance would give. */
  readonly support: number;
  readonly lift: number;
  /** What the parts cost bought one by one; null where a part has no price. */
  readonly price: number | null;
}

export interface BundleQuestion extends Pick<BundleOptions, 'minBaskets' | 'minCustomers'> {
  readonly now: Date;
  readonly first: number;
  readonly minProducts: number;
}

/** Sets that are sold as a bundle already, or hold what is no longer for sale, are left out. */
export async function bundleCandidates(
  { graph, log }: { readonly graph: Graph; readonly log: EventLog },
  { now, first, minProducts, ...limits }: BundleQuestion,
): Promise<BundleIdea[]> {
  const history = withoutFuture(await log.readBaskets(), now);
  const { edges } = mineComplements(history, LEARN_DEFAULTS);
  const all = mineBundles(history, edges, { ...limits, first: Infinity });
  const sold = new Set(
    (await graph.read(listBundles, {})).map(({ parts }) => keyOf(parts.map(({ product }) => product))),
  );
  const fresh = all.filter(({ products }) => products.length >= minProducts && !sold.has(keyOf(products)));
  const facts = await loadProductFacts(graph, [...new Set(fresh.flatMap(({ products }) => products))]);
  const ideas: BundleIdea[] = [];
  for (const { products, ...figures } of fresh) {
    if (ideas.length >= first) break;
    const parts = products.flatMap((id) => facts.get(id as ProductFacts['id']) ?? []);
    if (parts.length < products.length || parts.some(({ active, deleted }) => !active || deleted)) continue;
    const prices = parts.flatMap(({ price }) => price ?? []);
    const price = prices.length === parts.length ? prices.reduce((sum, one) => sum + one, 0) : null;
    ideas.push({ products: parts, ...figures, price });
  }
  return ideas;
}

const keyOf = (products: readonly string[]): string => [...products].sort().join('\n');
