import type { Condition, Rule } from '@wherefore/contracts';
import { isOnRequest } from '../request-test.js';

/** What a condition is about; conditions about different things never contradict one another. */
export function dimensionOf(condition: Condition): string {
  return 'name' in condition ? `${condition.on} ${condition.name}` : condition.on;
}

export function byDimension(conditions: readonly Condition[]): Map<string, Condition[]> {
  const groups = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const dimension = dimensionOf(condition);
    groups.set(dimension, [...(groups.get(dimension) ?? []), condition]);
  }
  return groups;
}

/** When a rule runs, as a condition. */
export const windowOf = ({ startsAt, expiresAt }: Pick<Rule, 'startsAt' | 'expiresAt'>): Condition => ({
  on: 'date',
  ...(startsAt === undefined ? {} : { from: startsAt }),
  to: expiresAt,
  not: false,
});

/** Everything that must hold for a rule to act, its own time included. */
export const demandsOf = (rule: Rule): Condition[] => [...rule.when, windowOf(rule)];

/** The demands of a rule on the request alone. */
export const requestDemandsOf = (rule: Rule): Condition[] => demandsOf(rule).filter(isOnRequest);

/** Does every dimension of the first appear in the second? */
export function isWithinDimensions(some: readonly Condition[], all: readonly Condition[]): boolean {
  const known = new Set(all.map(dimensionOf));
  return some.every((condition) => known.has(dimensionOf(condition)));
}
