import { bootstrapInterval } from '@wherefore/learning';

/** A difference of means over the same cases. */
export interface Difference {
  readonly mean: number;
  /** 95 % interval over cases, each compared with itself. */
  readonly ci: readonly [number, number];
}

export function differenceOf(ours: Float64Array, theirs: Float64Array): Difference {
  const differences = ours.map((value, at) => value - (theirs[at] ?? 0));
  const mean = differences.reduce((sum, value) => sum + value, 0) / Math.max(1, differences.length);
  return { mean, ci: bootstrapInterval(differences) };
}
