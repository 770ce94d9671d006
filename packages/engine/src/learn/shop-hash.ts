import { createHash } from 'node:crypto';
import { type Graph, readRefusals } from '@wherefore/graph';
import type { ShopGroups } from './read-shop.js';

/** SHA-256, in hex, of what learning reads beside the log: catalogue, groups of customers, and who refused to be learned from. */
export async function shopHash(
  graph: Graph,
  { products, segments }: Pick<ShopGroups, 'products' | 'segments'>,
): Promise<string> {
  const refusals = (await graph.read(readRefusals, {})).map(({ pseudonym }) => pseudonym).sort();
  return createHash('sha256')
    .update(JSON.stringify([products, segments, refusals]))
    .digest('hex');
}
