import type { CaseStrengths } from './tuning-set.js';

/** Scores of all cases under coefficients, kept up to date as one coefficient at a time is tried. */
export class Scored {
  readonly scores: Float64Array[];

  constructor(
    private readonly cases: readonly CaseStrengths[],
    readonly coefficients: Float64Array,
  ) {
    this.scores = cases.map(({ size, strength }) => {
      const scores = new Float64Array(size);
      coefficients.forEach((coefficient, which) => {
        if (coefficient !== 0)
          for (let c = 0; c < size; c += 1)
            scores[c] = (scores[c] as number) + coefficient * (strength[which * size + c] as number);
      });
      return scores;
    });
  }

  /** Mean NDCG@k with the coefficient of one signal changed; the change is not kept. */
  tried(which: number, coefficient: number, k: number): number {
    const change = coefficient - (this.coefficients[which] ?? 0);
    return this.mean(k, (at) => this.changed(at, which, change));
  }

  keep(which: number, coefficient: number): void {
    const change = coefficient - (this.coefficients[which] ?? 0);
    this.scores.forEach((scores, at) => scores.set(this.changed(at, which, change)));
    this.coefficients[which] = coefficient;
  }

  ndcg(k: number): number {
    return this.mean(k, (at) => this.scores[at] ?? EMPTY);
  }

  private changed(at: number, which: number, change: number): Float64Array {
    const { size = 0, strength = new Float32Array(0) } = this.cases[at] ?? {};
    const scores = this.scores[at] ?? EMPTY;
    if (scratch.length < size) scratch = new Float64Array(size * 2);
    for (let c = 0; c < size; c += 1)
      scratch[c] = (scores[c] as number) + change * (strength[which * size + c] as number);
    return scratch.subarray(0, size);
  }

  private mean(k: number, scoresOf: (at: number) => Float64Array): number {
    let sum = 0;
    this.cases.forEach((one, at) => (sum += one.wanted.length > 0 ? ndcgOf(one, scoresOf(at), k) : 0));
    return this.cases.length > 0 ? sum / this.cases.length : 0;
  }
}

const EMPTY = new Float64Array(0);
let scratch = new Float64Array(1024);

/** NDCG@k of one case; a tie counts against what is wanted. */
function ndcgOf({ wanted, truth }: CaseStrengths, scores: Float64Array, k: number): number {
  let gain = 0;
  for (const target of wanted) {
    const score = scores[target] as number;
    if (score <= 0) continue;
    let above = 0;
    for (let c = 0; c < scores.length && above <= k; c += 1) if ((scores[c] as number) >= score) above += 1;
    if (above <= k) gain += 1 / Math.log2(above + 1);
  }
  return gain / idealGain(Math.min(k, truth));
}

const ideals: number[] = [0];

function idealGain(hits: number): number {
  for (let at = ideals.length; at <= hits; at += 1)
    ideals.push((ideals[at - 1] ?? 0) + 1 / Math.log2(at + 1));
  return ideals[hits] ?? 1;
}
