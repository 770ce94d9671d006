import type { ProductFacts } from '@wherefore/contracts';
import { type Graph, loadFacts } from '@wherefore/graph';

/** A commit takes well under a millisecond; what is still torn after so many readings was changed by hand. */
const MOST_READINGS = 10;

/**
 * Products as the graph has them; unknown ids are missing. Neo4j shows a transaction that is being committed one property
 * after the other: a product that was seen half changed is read again, so that price and stock are of one moment.
 */
export async function readProducts(graph: Graph, ids: readonly string[]): Promise<ProductFacts[]> {
  const found = new Map<string, ProductFacts>();
  let wanted = [...new Set(ids)];
  for (let readings = 0; wanted.length > 0 && readings < MOST_READINGS; readings += 1) {
    const torn: string[] = [];
    for (const { together, ...row } of await graph.read(loadFacts, { ids: wanted })) {
      const { attributes, stores } = row;
      // The graph keeps no order; the same product must read the same every time.
      const facts = {
        ...row,
        categories: row.categories.sort(byId),
        attributes: Object.fromEntries(attributes.sort(byName)),
        stores: Object.fromEntries(stores.sort(byName)),
        requires: row.requires.sort(),
        fits: row.fits.sort(),
        campaigns: row.campaigns.sort(byId),
      };
      found.set(facts.id, facts);
      if (!heldTogether(facts, together)) torn.push(facts.id);
    }
    wanted = torn;
  }
  return [...found.values()];
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Does what was read agree with the one property that says all of it? Products from before there was one do. */
function heldTogether(
  { price, cost, stock, active, deleted }: ProductFacts,
  together: string | null,
): boolean {
  if (together === null) return true;
  const [priced, costed, stocked, ...sold] = together.split(' ');
  return (
    Number(priced) === (price ?? -1) &&
    Number(costed) === (cost ?? -1) &&
    Number(stocked) === (stock ?? -1) &&
    sold.join() === `${active},${deleted}`
  );
}
