/**
 * What is known of the units of one arm: how many, and the sums of an outcome `y`, of a second number `x` (a covariate from before, or the
 * denominator of a ratio) and of their products. Samples add up, and a database can sum them.
 */
export interface Moments {
  readonly n: number;
  readonly y: number;
  readonly yy: number;
  readonly x: number;
  readonly xx: number;
  readonly xy: number;
}

export const NO_UNITS: Moments = Object.freeze({ n: 0, y: 0, yy: 0, x: 0, xx: 0, xy: 0 });

export function momentsOf(values: ArrayLike<number>, others?: ArrayLike<number>): Moments {
  let [y, yy, x, xx, xy] = [0, 0, 0, 0, 0];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    const other = others?.[at] ?? 0;
    y += value;
    yy += value * value;
    x += other;
    xx += other * other;
    xy += value * other;
  }
  return { n: values.length, y, yy, x, xx, xy };
}

/** Of units that either did something or did not. */
export const countedMoments = (n: number, hits: number): Moments => ({ ...NO_UNITS, n, y: hits, yy: hits });

export const added = (a: Moments, b: Moments): Moments => ({
  n: a.n + b.n,
  y: a.y + b.y,
  yy: a.yy + b.yy,
  x: a.x + b.x,
  xx: a.xx + b.xx,
  xy: a.xy + b.xy,
});

export const meanOf = ({ n, y }: Moments): number => (n === 0 ? 0 : y / n);

const unbiased = (n: number, sum: number): number => (n < 2 ? 0 : sum / (n - 1));

/** Sample variances and the covariance. Rounding never makes a variance negative. */
export const varianceOf = ({ n, y, yy }: Moments): number => unbiased(n, Math.max(0, yy - (y * y) / n));
export const covariateVariance = ({ n, x, xx }: Moments): number =>
  unbiased(n, Math.max(0, xx - (x * x) / n));
export const covarianceOf = ({ n, x, y, xy }: Moments): number => unbiased(n, xy - (x * y) / n);
