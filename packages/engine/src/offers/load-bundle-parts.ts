import type { RecordedBundle } from '@wherefore/contracts';
import { type Graph, listBundles } from '@wherefore/graph';

/** The shop's bundles, by each product they hold. */
export type Bundles = ReadonlyMap<string, readonly RecordedBundle[]>;

export async function loadBundleParts(graph: Graph): Promise<Bundles> {
  const rows = await graph.read(listBundles, {});
  return byProduct(rows.map((row) => ({ ...row, title: row.title ?? row.id })));
}

export function byProduct(bundles: readonly RecordedBundle[]): Bundles {
  const found = new Map<string, RecordedBundle[]>();
  for (const bundle of bundles)
    for (const { product } of bundle.parts) {
      const known = found.get(product);
      if (known === undefined) found.set(product, [bundle]);
      else known.push(bundle);
    }
  return found;
}
