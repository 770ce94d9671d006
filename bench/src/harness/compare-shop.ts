import { cypher } from '../stack/cypher.js';
import type { ShopProduct } from './fake-shop.js';
import type { Place } from './place.js';

/** Where the graph is not what the shop is. */
export interface ShopDifferences {
  readonly missing: number;
  readonly outdated: number;
  readonly undead: number;
  readonly all: number;
}

export async function compareShop(
  place: Place,
  products: ReadonlyMap<number, ShopProduct>,
): Promise<ShopDifferences> {
  const rows = await place.graph.runText(cypher('list-products'));
  const held = new Map(rows.map((row) => [Number(row['id']), row['title']]));
  const ids = [...products.keys()];
  const missing = ids.filter((id) => !held.has(id)).length;
  const outdated = ids.filter((id) => held.has(id) && held.get(id) !== products.get(id)?.title).length;
  const undead = [...held.keys()].filter((id) => !products.has(id)).length;
  return { missing, outdated, undead, all: missing + outdated + undead };
}
