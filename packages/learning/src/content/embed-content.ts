import type { ProductTraits, TraitsOf } from '../product-traits.js';
import { wordsOf } from '../words.js';

export interface Embeddings {
  /** Product ids, sorted. */
  readonly ids: readonly string[];
  /** Product i's vector is `values[i * DIMENSIONS .. (i + 1) * DIMENSIONS)`, of length 1; all 0 where nothing is known of it. */
  readonly values: Float32Array;
}

/** Numbers of one vector: errors of cosines are about .06. */
export const DIMENSIONS = 256;
/** Of those, how many a word has a share in. */
const SPREAD = 8;
/** Prices are told apart by this factor. */
const PRICE_STEP = 1.6;
/** A kind or a maker says more than one word of a title. */
const WEIGHTS = Object.freeze({ category: 2, above: 1, brand: 1.5, price: 1 });

/**
 * What products are, as vectors: words of titles, categories, brands and price bands by rarity (TF-IDF, Spärck Jones 1972), projected
 * by hashing to few dimensions (Achlioptas 2003). The same catalogue gives the same vectors.
 */
export function embedContent(traits: TraitsOf): Embeddings {
  const ids = [...traits.keys()].sort();
  const features = ids.map((id) => featuresOf(traits.get(id)));
  const frequency = new Map<string, number>();
  for (const own of features)
    for (const name of own.keys()) frequency.set(name, (frequency.get(name) ?? 0) + 1);
  const values = new Float32Array(ids.length * DIMENSIONS);
  features.forEach((own, at) => {
    const vector = values.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS);
    for (const [name, weight] of [...own].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const rarity = rarityOf(frequency.get(name) ?? 1, ids.length);
      if (rarity > 0) project(name, weight * rarity, vector);
    }
    normalise(vector);
  });
  return { ids, values };
}

/** Cosine of two products by their places, -1..1. */
export const cosineOf = (embeddings: Embeddings, a: number, b: number): number =>
  cosinesFrom(embeddings, a)(b);

/** Cosines of one product and others; only the dimensions count in which the one is not 0, which are few. */
export function cosinesFrom({ values }: Embeddings, one: number): (other: number) => number {
  const own = values.subarray(one * DIMENSIONS, (one + 1) * DIMENSIONS);
  const places = Int32Array.from(own.keys()).filter((at) => own[at] !== 0);
  const weights = Float64Array.from(places, (at) => own[at] as number);
  const { length } = places;
  return (other) => {
    const from = other * DIMENSIONS;
    let sum = 0;
    for (let n = 0; n < length; n += 1)
      sum += (weights[n] as number) * (values[from + (places[n] as number)] as number);
    return sum;
  };
}

/** What tells a product from others, by name and weight. */
export function featuresOf(product: ProductTraits | undefined): Map<string, number> {
  const features = new Map<string, number>();
  if (product === undefined) return features;
  for (const word of wordsOf(product.title ?? '')) features.set(`w ${word}`, 1);
  for (const category of product.categories) features.set(`c ${category}`, WEIGHTS.category);
  for (const category of product.above) features.set(`a ${category}`, WEIGHTS.above);
  for (const brand of product.brands) features.set(`b ${brand}`, WEIGHTS.brand);
  if (product.price !== null && product.price > 0)
    features.set(`p ${Math.floor(Math.log(product.price) / Math.log(PRICE_STEP))}`, WEIGHTS.price);
  return features;
}

/** In halves, so that one product more leaves the vectors of the others as they are. */
const rarityOf = (frequency: number, all: number): number => Math.round(2 * Math.log(all / frequency)) / 2;

/** A word's sign in each of its dimensions comes from its hash alone. */
function project(name: string, weight: number, into: Float32Array): void {
  let hash = hashOf(name);
  for (let at = 0; at < SPREAD; at += 1) {
    hash = mix(hash + 0x9e3779b9);
    const place = hash % DIMENSIONS;
    into[place] = (into[place] ?? 0) + (hash & 0x80000000 ? weight : -weight);
  }
}

function normalise(vector: Float32Array): void {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (length > 0) vector.forEach((value, at) => (vector[at] = value / length));
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit depends on every bit. */
function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
