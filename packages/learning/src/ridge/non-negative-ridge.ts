/** Buffers of one small ridge regression, reused from system to system. */
export interface RidgeSystem {
  /** Number of unknowns in use. */
  size: number;
  /** G + lambda I, symmetric and positive definite, row-major with rows of `size`. */
  readonly gram: Float64Array;
  /** Right-hand side c. */
  readonly target: Float64Array;
  /** The solution w >= 0. */
  readonly weight: Float64Array;
  /** (G + lambda I) w - c. */
  readonly gradient: Float64Array;
}

export function ridgeSystem(capacity: number): RidgeSystem {
  const vector = () => new Float64Array(capacity);
  const gram = new Float64Array(capacity * capacity);
  return { size: 0, gram, target: vector(), weight: vector(), gradient: vector() };
}

const TOLERANCE = 1e-7;
const MAX_SWEEPS = 1000;

/**
 * Minimises w'(G + lambda I)w / 2 - c'w over w >= 0 by cyclic coordinate descent (Franc, Hlavac & Navara 2005),
 * until no weight moves by more than 1e-7 in a sweep. Returns the sweeps it took.
 */
export function solveNonNegative(system: RidgeSystem): number {
  const { size, gram, target, weight, gradient } = system;
  weight.fill(0, 0, size);
  for (let k = 0; k < size; k++) gradient[k] = -(target[k] ?? 0);
  for (let sweep = 1; sweep <= MAX_SWEEPS; sweep++) {
    let largest = 0;
    for (let k = 0; k < size; k++) {
      const before = weight[k] ?? 0;
      const after = Math.max(0, before - (gradient[k] ?? 0) / (gram[k * size + k] ?? 1));
      const step = after - before;
      if (step === 0) continue;
      weight[k] = after;
      largest = Math.max(largest, Math.abs(step));
      for (let i = 0, at = k * size; i < size; i++, at++)
        gradient[i] = (gradient[i] ?? 0) + step * (gram[at] ?? 0);
    }
    if (largest <= TOLERANCE) return sweep;
  }
  return MAX_SWEEPS;
}
