import { type Incidence, productRows, rowItems } from '../incidence.js';

export interface FactorOptions {
  readonly factors: number;
  readonly iterations: number;
  /** How much surer one is of what was had than of what was not. */
  readonly confidence: number;
  /** Per unit of what is said of a row: a customer of many purchases, and a product of many buyers, is held back more. */
  readonly regularisation: number;
}

/** Chosen on the validation part of The Complete Journey; close to the best there for new items and next baskets alike. */
export const FACTOR_DEFAULTS: FactorOptions = Object.freeze({
  factors: 64,
  iterations: 8,
  confidence: 4,
  regularisation: 0.01,
});

/** Steps of conjugate gradient per row and iteration. */
const STEPS = 3;

/** Rows of factors that one row is solved against. */
interface Others {
  readonly had: Int32Array;
  readonly other: Float64Array;
  readonly gram: Float64Array;
}

/**
 * Matrix factorisation of what was had and what was not by alternating least squares (Hu, Koren & Volinsky 2008), regularised by how much
 * is said of each row, which is what makes it a strong baseline (Rendle, Krichene, Zhang & Koren 2022), and solved by a few steps of
 * conjugate gradient (Takacs, Pilaszy & Tikk 2011).
 */
export class AlternatingLeastSquares {
  private readonly items: Float64Array;
  private readonly gram: Float64Array;

  constructor(
    incidence: Incidence,
    private readonly options: FactorOptions = FACTOR_DEFAULTS,
  ) {
    const { factors, iterations } = options;
    const users = seededFactors(incidence.rows * factors, 1);
    this.items = seededFactors(incidence.products * factors, 2);
    for (let round = 0; round < iterations; round += 1) {
      let gram = gramOf(this.items, factors);
      for (let row = 0; row < incidence.rows; row += 1)
        this.solve(users.subarray(row * factors, (row + 1) * factors), {
          had: rowItems(incidence, row),
          other: this.items,
          gram,
        });
      gram = gramOf(users, factors);
      for (let column = 0; column < incidence.products; column += 1)
        this.solve(this.items.subarray(column * factors, (column + 1) * factors), {
          had: productRows(incidence, column),
          other: users,
          gram,
        });
    }
    this.gram = gramOf(this.items, factors);
  }

  /** The score of every product for one who had these. */
  scores(had: Int32Array): Float64Array {
    const { factors } = this.options;
    const taste = new Float64Array(factors);
    for (let pass = 0; pass < STEPS; pass += 1)
      this.solve(taste, { had, other: this.items, gram: this.gram });
    const scores = new Float64Array(this.items.length / factors);
    for (let product = 0; product < scores.length; product += 1)
      scores[product] = dotAt(this.items, product * factors, taste);
    return scores;
  }

  /** Moves `own` towards the least squares answer for what it had of `other`. */
  private solve(own: Float64Array, from: Others): void {
    const { factors, confidence } = this.options;
    const rest = new Float64Array(factors);
    for (const which of from.had) addAt(rest, from.other, { start: which * factors, times: confidence });
    add(rest, this.times(own, from), -1);
    const direction = rest.slice();
    let before = dotAt(rest, 0, rest);
    for (let step = 0; step < STEPS && before > 1e-12; step += 1) {
      const image = this.times(direction, from);
      const length = before / dotAt(direction, 0, image);
      add(own, direction, length);
      add(rest, image, -length);
      const after = dotAt(rest, 0, rest);
      for (let f = 0; f < factors; f += 1)
        direction[f] = (rest[f] as number) + (after / before) * (direction[f] as number);
      before = after;
    }
  }

  private times(vector: Float64Array, { had, other, gram }: Others): Float64Array {
    const { factors, confidence, regularisation } = this.options;
    const weight = regularisation * (had.length * confidence + other.length / factors);
    const image = new Float64Array(factors);
    for (let f = 0; f < factors; f += 1)
      image[f] = dotAt(gram, f * factors, vector) + weight * (vector[f] as number);
    for (const which of had) {
      const start = which * factors;
      addAt(image, other, { start, times: confidence * dotAt(other, start, vector) });
    }
    return image;
  }
}

function gramOf(rows: Float64Array, factors: number): Float64Array {
  const gram = new Float64Array(factors * factors);
  for (let start = 0; start < rows.length; start += factors)
    for (let a = 0; a < factors; a += 1) {
      const value = rows[start + a] as number;
      for (let b = 0; b < factors; b += 1)
        gram[a * factors + b] = (gram[a * factors + b] as number) + value * (rows[start + b] as number);
    }
  return gram;
}

/** Of a vector with the row of a matrix that begins at `start`. */
function dotAt(rows: Float64Array, start: number, vector: Float64Array): number {
  let sum = 0;
  for (let f = 0; f < vector.length; f += 1) sum += (rows[start + f] as number) * (vector[f] as number);
  return sum;
}

function addAt(to: Float64Array, rows: Float64Array, row: { start: number; times: number }): void {
  const { start, times } = row;
  for (let f = 0; f < to.length; f += 1) to[f] = (to[f] as number) + times * (rows[start + f] as number);
}

function add(to: Float64Array, vector: Float64Array, times: number): void {
  addAt(to, vector, { start: 0, times });
}

/** Small numbers around 0, the same for the same seed: xorshift32. */
function seededFactors(length: number, seed: number): Float64Array {
  let state = seed * 0x9e3779b9 || 1;
  return Float64Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) / 4294967296 - 0.5) * 0.1;
  });
}
