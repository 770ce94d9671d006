import type { ProductId } from '@wherefore/contracts';
import { type Graph, listBundles } from '@wherefore/graph';

/** A bundle of the shop's, its parts by id. */
export interface BundleParts {
  readonly id: string;
  readonly title: string;
  readonly price: number | null;
  readonly parts: readonly {
    readonly product: ProductId;
    readonly quantity: number;
    readonly role: string | null;
  }[];
}

/** The shop's bundles, by each product they hold. */
export type Bundles = ReadonlyMap<string, readonly BundleParts[]>;

export async function loadBundleParts(graph: Graph): Promise<Bundles> {
  const rows = await graph.read(listBundles, {});
  const byProduct = new Map<string, BundleParts[]>();
  for (const row of rows) {
    const bundle = { ...row, title: row.title ?? row.id };
    for (const { product } of bundle.parts)
      byProduct.set(product, [...(byProduct.get(product) ?? []), bundle]);
  }
  return byProduct;
}
