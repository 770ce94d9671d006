/** Difference of means between treated and control. */
export interface AverageEffect {
  readonly treated: number;
  readonly control: number;
  /** Mean outcome of the treated and of the control. */
  readonly means: readonly [treated: number, control: number];
  readonly effect: number;
  /** Standard error of the effect: two independent samples (Neyman). */
  readonly standardError: number;
}

/** What a randomised treatment changed on average. Outcomes of the rows of either arm. */
export function averageEffect(treated: Float64Array, control: Float64Array): AverageEffect {
  const [a, b] = [momentsOf(treated), momentsOf(control)];
  return {
    treated: treated.length,
    control: control.length,
    means: [a.mean, b.mean],
    effect: a.mean - b.mean,
    standardError: Math.sqrt(a.variance / treated.length + b.variance / control.length),
  };
}

function momentsOf(values: Float64Array): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, variance };
}
