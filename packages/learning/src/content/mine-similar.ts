import { buyerProducts, gatherBuyers } from '../buyers.js';
import { degree } from '../incidence.js';
import type { TraitsOf } from '../product-traits.js';
import { checkHistory, type PurchaseHistory } from '../purchase-history.js';
import { Strongest } from '../strongest.js';
import { cosinesFrom, type Embeddings, featuresOf } from './embed-content.js';

/** `to` is described as `from` is; one of them is cold. */
export interface SimilarEdge {
  readonly from: string;
  readonly to: string;
  /** Cosine of the two vectors, (0, 1]. */
  readonly cosine: number;
}

export interface SimilarOptions {
  /** Products with fewer buyers are cold: what people do says too little of them. */
  readonly minBuyers?: number;
  readonly minCosine?: number;
  /** Most warm products for a cold one, and most cold ones for a warm one. */
  readonly maxPerProduct?: number;
  /** Words, categories and brands of more products than this lead nowhere. */
  readonly maxShared?: number;
  /** So many products are looked at more closely: those that share the rarest word, category or brand, and the next rarest. */
  readonly enough?: number;
}

export const SIMILAR_DEFAULTS: Required<SimilarOptions> = Object.freeze({
  minBuyers: 5,
  minCosine: 0.5,
  maxPerProduct: 5,
  maxShared: 1_000,
  enough: 300,
});

/**
 * Where nobody has bought yet: for every cold product the warm ones most alike in content, as edges both ways, so that a cold product is
 * offered to those who have its like and has likes to offer. By `from`, then falling cosine. Throws BAD_INPUT on a malformed history.
 */
export function mineSimilar(
  { history, traits, embeddings }: { history: PurchaseHistory; traits: TraitsOf; embeddings: Embeddings },
  options: SimilarOptions = {},
): SimilarEdge[] {
  checkHistory(history);
  const limits = { ...SIMILAR_DEFAULTS, ...options };
  const isWarm = warmth(history, embeddings, limits.minBuyers);
  const alike = candidatesBy({ traits, embeddings, isWarm }, limits);
  const best = new Strongest(limits.maxPerProduct);
  const [fromCold, toCold]: [Pair[], Map<number, Pair[]>] = [[], new Map()];
  for (let cold = 0; cold < embeddings.ids.length; cold += 1) {
    if (isWarm[cold] === 1) continue;
    const cosineTo = cosinesFrom(embeddings, cold);
    for (const warm of alike(cold)) {
      const cosine = cosineTo(warm);
      if (cosine >= limits.minCosine) best.offer(warm, cosine);
    }
    for (const { index: warm, score: cosine } of best.take()) {
      fromCold.push({ from: cold, to: warm, cosine });
      toCold.set(warm, [...(toCold.get(warm) ?? []), { from: warm, to: cold, cosine }]);
    }
  }
  const strongest = [...toCold.values()].flatMap((pairs) =>
    pairs.sort(byCosine).slice(0, limits.maxPerProduct),
  );
  const nameOf = (place: number) => embeddings.ids[place] ?? '';
  return [...fromCold, ...strongest]
    .sort((a, b) => a.from - b.from || byCosine(a, b))
    .map(({ from, to, cosine }) => ({ from: nameOf(from), to: nameOf(to), cosine: Math.min(1, cosine) }));
}

interface Pair {
  readonly from: number;
  readonly to: number;
  readonly cosine: number;
}
const byCosine = (a: Pair, b: Pair): number => b.cosine - a.cosine || a.to - b.to;

/** Per embedded product: 1 where buyers enough had it. An anonymous basket is a buyer. */
function warmth(history: PurchaseHistory, { ids }: Embeddings, minBuyers: number): Uint8Array {
  const { incidence } = buyerProducts(history, gatherBuyers(history));
  const index = new Map(history.products.map((id, at) => [id, at]));
  return Uint8Array.from(ids, (id) => {
    const product = index.get(id);
    return product !== undefined && degree(incidence, product) >= minBuyers ? 1 : 0;
  });
}

/**
 * Warm products that share a word, a category or a brand with a product, each once: by the rarest, which says most, until they are enough.
 * A view, valid until the next call.
 */
function candidatesBy(
  {
    traits,
    embeddings: { ids },
    isWarm,
  }: { readonly traits: TraitsOf; readonly embeddings: Embeddings; readonly isWarm: Uint8Array },
  { maxShared, enough }: Required<SimilarOptions>,
): (product: number) => Int32Array {
  const namesOf = (place: number) =>
    [...featuresOf(traits.get(ids[place] ?? '')).keys()].filter((name) => !name.startsWith('p '));
  const holders = new Map<string, number[]>();
  ids.forEach((_, place) => {
    if (isWarm[place] !== 1) return;
    for (const name of namesOf(place)) {
      const list = holders.get(name);
      if (list === undefined) holders.set(name, [place]);
      else list.push(place);
    }
  });
  const [found, lastFor] = [new Int32Array(ids.length), new Int32Array(ids.length).fill(-1)];
  return (product) => {
    let many = 0;
    const lists = namesOf(product).map((name) => holders.get(name) ?? []);
    for (const list of lists.sort((a, b) => a.length - b.length)) {
      if (list.length > maxShared || many >= enough) break;
      for (const place of list) {
        if (lastFor[place] === product) continue;
        lastFor[place] = product;
        found[many++] = place;
      }
    }
    return found.subarray(0, many);
  };
}
