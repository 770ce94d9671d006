import { degree, type Incidence, productRows, rowItems } from './incidence.js';

/** Above this many bytes of bitsets, only lists are used. */
const BITSET_BUDGET = 64 << 20;

/**
 * Sizes of intersections of the products' row sets: entries of X'X on demand. One product is fixed and marked,
 * the others are counted against it: by population count of bitsets while rows are few, else by walking the
 * other's list, whichever is shorter.
 */
export class Intersections {
  private readonly marked: Uint8Array;
  private readonly words: number;
  private readonly bits: Int32Array | undefined;
  private fixed = 0;

  constructor(private readonly incidence: Incidence) {
    this.marked = new Uint8Array(incidence.rows);
    this.words = Math.ceil(incidence.rows / 32);
    if (this.words * incidence.products * 4 <= BITSET_BUDGET) this.bits = bitsets(incidence, this.words);
  }

  fix(product: number): void {
    for (const row of productRows(this.incidence, this.fixed)) this.marked[row] = 0;
    for (const row of productRows(this.incidence, product)) this.marked[row] = 1;
    this.fixed = product;
  }

  /** Rows that hold both the fixed product and `other`. */
  with(other: number): number {
    if (this.bits && degree(this.incidence, other) > 2 * this.words)
      return commonBits(this.bits, this.fixed * this.words, other * this.words, this.words);
    const { productOffset, productRow } = this.incidence;
    const end = productOffset[other + 1] ?? 0;
    let common = 0;
    for (let at = productOffset[other] ?? 0; at < end; at++) common += this.marked[productRow[at] ?? 0] ?? 0;
    return common;
  }
}

function bitsets(incidence: Incidence, words: number): Int32Array {
  const bits = new Int32Array(words * incidence.products);
  for (let row = 0; row < incidence.rows; row++)
    for (const product of rowItems(incidence, row)) {
      const at = product * words + (row >>> 5);
      bits[at] = (bits[at] ?? 0) | (1 << (row & 31));
    }
  return bits;
}

// eslint-disable-next-line max-params -- the innermost loop of all: an object per call would cost more than the sum
function commonBits(bits: Int32Array, first: number, second: number, words: number): number {
  let common = 0;
  for (let w = 0; w < words; w++) common += populationCount((bits[first + w] ?? 0) & (bits[second + w] ?? 0));
  return common;
}

/** Set bits of a 32-bit word, counted in parallel (Warren, Hacker's Delight, 5-1). */
function populationCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
