import { createHash } from 'node:crypto';
import { type Graph, readRefusals } from '@wherefore/graph';
import type { ShopGroups } from './read-shop.js';

/** SHA-256, in hex, of what learning reads beside the log: catalogue, groups and spending of customers, pairs set by hand, who refused. */
export async function shopHash(
  graph: Graph,
  { products, segments, curated, spend }: Pick<ShopGroups, 'products' | 'segments' | 'curated' | 'spend'>,
): Promise<string> {
  const refusals = (await graph.read(readRefusals, {})).map(({ pseudonym }) => pseudonym).sort();
  return createHash('sha256')
    .update(JSON.stringify([products, segments, curated, [...spend], refusals]))
    .digest('hex');
}
