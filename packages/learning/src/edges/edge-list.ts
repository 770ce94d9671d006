import { Strongest } from '../strongest.js';

/** Weighted edges between products, compressed by where they start. */
export interface EdgeList {
  /** The edges out of product p are at `offset[p] .. offset[p + 1]`. */
  readonly offset: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

/** Columns of edges, gathered by where they start, in the order of where they end. */
export function edgeList(
  products: number,
  parts: readonly {
    readonly from: Int32Array;
    readonly to: Int32Array;
    readonly weight: Float64Array;
  }[],
): EdgeList {
  const offset = new Int32Array(products + 1);
  for (const { from } of parts)
    for (const product of from) offset[product + 1] = (offset[product + 1] ?? 0) + 1;
  for (let p = 0; p < products; p += 1) offset[p + 1] = (offset[p + 1] ?? 0) + (offset[p] ?? 0);
  const next = offset.slice();
  const unsorted = {
    to: new Int32Array(offset[products] ?? 0),
    weight: new Float64Array(offset[products] ?? 0),
  };
  for (const part of parts)
    part.from.forEach((product, at) => {
      const place = next[product] ?? 0;
      unsorted.to[place] = part.to[at] ?? 0;
      unsorted.weight[place] = part.weight[at] ?? 0;
      next[product] = place + 1;
    });
  return sortEnds({ offset, ...unsorted });
}

function sortEnds({ offset, to, weight }: EdgeList): EdgeList {
  const sorted = { offset, to: new Int32Array(to.length), weight: new Float64Array(to.length) };
  for (let p = 0; p < offset.length - 1; p += 1) {
    const start = offset[p] ?? 0;
    const places = Array.from({ length: (offset[p + 1] ?? 0) - start }, (_, at) => start + at);
    places.sort((a, b) => (to[a] ?? 0) - (to[b] ?? 0));
    places.forEach((place, at) => {
      sorted.to[start + at] = to[place] ?? 0;
      sorted.weight[start + at] = weight[place] ?? 0;
    });
  }
  return sorted;
}

/** The `most` heaviest edges out of each product: popular things lead everywhere. */
export function heaviest(list: EdgeList, most: number): EdgeList {
  const products = list.offset.length - 1;
  const best = new Strongest(most);
  const kept = { from: [] as number[], to: [] as number[], weight: [] as number[] };
  for (let product = 0; product < products; product += 1) {
    const { to, weight } = edgesFrom(list, product);
    to.forEach((end, at) => best.offer(end, weight[at] ?? 0));
    for (const { index, score } of best.take()) {
      kept.from.push(product);
      kept.to.push(index);
      kept.weight.push(score);
    }
  }
  const { from, to, weight } = kept;
  const part = { from: Int32Array.from(from), to: Int32Array.from(to), weight: Float64Array.from(weight) };
  return edgeList(products, [part]);
}

/** Ends of the edges out of a product, and their weights; views, not copies. */
export function edgesFrom(list: EdgeList, product: number): { to: Int32Array; weight: Float64Array } {
  const [start, end] = [list.offset[product] ?? 0, list.offset[product + 1] ?? 0];
  return { to: list.to.subarray(start, end), weight: list.weight.subarray(start, end) };
}
