import type { DesignMatrix } from './design-matrix.js';

/** Weights of the features; a linear predictor is their product with a row. */
export type Weights = Float64Array;

export interface Sample {
  readonly matrix: DesignMatrix;
  /** Rows that count. */
  readonly rows: Int32Array;
  /** By row of the matrix. */
  readonly outcome: Float64Array;
}

/** A penalty that keeps features apart that say the same, per row; the intercept has none. */
const PENALTY = 1e-4;
const STEPS = 30;
const ENOUGH = 1e-9;

/** Least squares with a small ridge. */
export function fitLinear(sample: Sample): Weights {
  const { matrix, rows, outcome } = sample;
  const features = matrix.names.length;
  const hessian = new Float64Array(features * features);
  const gradient = new Float64Array(features);
  for (const row of rows)
    addRow(matrix, { row, weight: 1, target: outcome[row] as number }, { hessian, gradient });
  return solve(hessian, gradient, PENALTY * rows.length);
}

/** Logistic regression with a small ridge, by iteratively reweighted least squares. Outcomes are 0 or 1. */
export function fitLogistic(sample: Sample): Weights {
  const { matrix, rows, outcome } = sample;
  const features = matrix.names.length;
  let weights: Weights = new Float64Array(features);
  for (let step = 0; step < STEPS; step += 1) {
    const hessian = new Float64Array(features * features);
    const gradient = new Float64Array(features);
    for (const row of rows) {
      const score = predict(matrix, row, weights);
      const p = sigmoid(score);
      const weight = Math.max(1e-6, p * (1 - p));
      addRow(
        matrix,
        { row, weight, target: score + ((outcome[row] as number) - p) / weight },
        { hessian, gradient },
      );
    }
    const next = solve(hessian, gradient, PENALTY * rows.length);
    const moved = next.reduce((most, value, at) => Math.max(most, Math.abs(value - (weights[at] ?? 0))), 0);
    weights = next;
    if (moved < ENOUGH) break;
  }
  return weights;
}

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

export function predict({ names, values }: DesignMatrix, row: number, weights: Weights): number {
  const start = row * names.length;
  let sum = 0;
  for (let at = 0; at < names.length; at += 1)
    sum += (values[start + at] as number) * (weights[at] as number);
  return sum;
}

function addRow(
  { names, values }: DesignMatrix,
  { row, weight, target }: { readonly row: number; readonly weight: number; readonly target: number },
  into: { readonly hessian: Float64Array; readonly gradient: Float64Array },
): void {
  const size = names.length;
  const start = row * size;
  for (let i = 0; i < size; i += 1) {
    const x = weight * (values[start + i] as number);
    if (x === 0) continue;
    into.gradient[i] = (into.gradient[i] as number) + x * target;
    for (let j = 0; j <= i; j += 1)
      into.hessian[i * size + j] = (into.hessian[i * size + j] as number) + x * (values[start + j] as number);
  }
}

/** Solves (H + penalty) w = g by Cholesky's method; H is given by its lower half. */
function solve(hessian: Float64Array, gradient: Float64Array, penalty: number): Weights {
  const size = gradient.length;
  const at = (i: number, j: number) => hessian[i * size + j] as number;
  for (let i = 0; i < size; i += 1) hessian[i * size + i] = at(i, i) + (i === 0 ? 1e-12 : penalty);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let sum = at(i, j);
      for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k);
      hessian[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / at(j, j);
    }
  const weights = gradient.slice();
  for (let i = 0; i < size; i += 1) {
    let sum = weights[i] as number;
    for (let k = 0; k < i; k += 1) sum -= at(i, k) * (weights[k] as number);
    weights[i] = sum / at(i, i);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = weights[i] as number;
    for (let k = i + 1; k < size; k += 1) sum -= at(k, i) * (weights[k] as number);
    weights[i] = sum / at(i, i);
  }
  return weights;
}
