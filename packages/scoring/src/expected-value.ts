/** An offer as far as its expected value goes. */
export interface Expected {
  readonly propensity: number;
  /** What one sale is worth by the placement's goal. */
  readonly value: number;
}

/** What a list is expected to bring by the placement's goal: the sum of propensity x value. Levers do not enter. */
export function expectedValue(list: readonly Expected[]): number {
  return list.reduce((sum, { propensity, value }) => sum + propensity * value, 0);
}

/**
 * What a lever costs: the share of expected value, percent, that the list with it falls short of the list without.
 * Negative where it gains. Null where the list without it is worth nothing, so that no share can be told.
 */
export function leverPrice(withIt: readonly Expected[], without: readonly Expected[]): number | null {
  const before = expectedValue(without);
  if (before === 0) return null;
  return ((before - expectedValue(withIt)) / before) * 100;
}
