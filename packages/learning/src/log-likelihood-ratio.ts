/** How often two things were seen, together and each, among `total` occasions. */
export interface Contingency {
  readonly together: number;
  readonly first: number;
  readonly second: number;
  readonly total: number;
}

/**
 * Log-likelihood ratio of dependence against independence (Dunning 1993, "Accurate methods for the statistics
 * of surprise and coincidence"). >= 0, unitless; without dependence it is distributed as chi-squared with one
 * degree of freedom, also where counts are small: 10.8 is p = .001, 15.1 is p = .0001. It does not say in which
 * direction: ask the lift.
 */
export function logLikelihoodRatio({ together, first, second, total }: Contingency): number {
  const cell = (observed: number, row: number, column: number) =>
    observed > 0 ? observed * Math.log((observed * total) / (row * column)) : 0;
  const sum =
    cell(together, first, second) +
    cell(first - together, first, total - second) +
    cell(second - together, total - first, second) +
    cell(total - first - second + together, total - first, total - second);
  return Math.max(0, 2 * sum);
}
