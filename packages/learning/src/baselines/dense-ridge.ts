import { type Incidence, rowItems } from '../incidence.js';
import type { Past } from '../signals/past.js';

/** Ridge strength in mean(G_ii): as that of our own edges begins. */
const LAMBDA_FACTOR = 4;

/** EASE (Steck 2019): B = I - P / diag(P) with P = (X'X + lambda I)^-1, diagonal 0; a score is the sum of the rows of what one had. */
export function denseRidge(incidence: Incidence): (past: Past) => Float64Array {
  const n = incidence.products;
  const gram = gramOf(incidence);
  let trace = 0;
  for (let i = 0; i < n; i += 1) trace += gram[i * n + i] ?? 0;
  const lambda = (LAMBDA_FACTOR * trace) / Math.max(1, n);
  for (let i = 0; i < n; i += 1) gram[i * n + i] = (gram[i * n + i] ?? 0) + lambda;
  invertInPlace(gram, n);
  return (past) => {
    const scores = new Float64Array(n);
    for (const item of past.had)
      for (let j = 0; j < n; j += 1)
        if (j !== item)
          scores[j] = (scores[j] as number) - (gram[item * n + j] as number) / (gram[j * n + j] as number);
    return scores;
  };
}

function gramOf(incidence: Incidence): Float64Array {
  const n = incidence.products;
  const gram = new Float64Array(n * n);
  for (let row = 0; row < incidence.rows; row += 1) {
    const items = rowItems(incidence, row);
    for (const a of items) for (const b of items) gram[a * n + b] = (gram[a * n + b] as number) + 1;
  }
  return gram;
}

/** Inverts a symmetric positive definite matrix by Gauss-Jordan sweeps, a pivot per row. */
function invertInPlace(matrix: Float64Array, n: number): void {
  const pivotRow = new Float64Array(n);
  for (let k = 0; k < n; k += 1) {
    const pivot = matrix[k * n + k] as number;
    matrix[k * n + k] = 1;
    for (let j = 0; j < n; j += 1) {
      const value = (matrix[k * n + j] as number) / pivot;
      matrix[k * n + j] = value;
      pivotRow[j] = value;
    }
    for (let i = 0; i < n; i += 1) {
      if (i === k) continue;
      const line = i * n;
      const factor = matrix[line + k] as number;
      if (factor === 0) continue;
      matrix[line + k] = 0;
      for (let j = 0; j < n; j += 1)
        matrix[line + j] = (matrix[line + j] as number) - factor * (pivotRow[j] as number);
    }
  }
}
