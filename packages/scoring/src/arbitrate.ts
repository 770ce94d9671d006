import type { Lever, Placement, ProductFacts } from '@wherefore/contracts';

/** Margin over price that is assumed where the cost is not known. */
export const ASSUMED_MARGIN = 0.3;
const LEAST_FACTOR = 0.1;
const MOST_FACTOR = 10;

/**
 * What one sale is worth by a placement's goal, never below 0: money per unit, except for `none` (1), clearance and
 * properties.
 */
export function valueOf(goal: Placement['goal'], facts: ProductFacts, price: number | null): number {
  if (typeof goal === 'object') {
    const value = facts.attributes[goal.property];
    return typeof value === 'number' ? Math.max(0, value) : 0;
  }
  switch (goal) {
    case 'none':
      return 1;
    case 'revenue':
      return price ?? 0;
    case 'margin':
      return Math.max(0, (price ?? 0) - (facts.cost ?? (facts.price ?? 0) * (1 - ASSUMED_MARGIN)));
    case 'clearance':
      return Math.log1p(Math.max(0, facts.stock ?? 0));
  }
}

/** Priority = propensity x value x levers, where all levers together stay within 0.1 and 10. */
export function arbitrate(
  { facts, propensity, price }: { facts: ProductFacts; propensity: number; price: number | null },
  goal: Placement['goal'],
  levers: readonly Lever[],
): { readonly value: number; readonly priority: number } {
  const value = valueOf(goal, facts, price);
  if (levers.length === 0) return { value, priority: propensity * value };
  const factor = levers.reduce((product, lever) => product * lever.factor, 1);
  const bounded = Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, factor));
  return { value, priority: propensity * value * bounded };
}
