import type { Placement as Configuration } from '@wherefore/contracts';
import type { PlacementState } from '@wherefore/engine';
import type { Placement } from './placement.js';
import type { PlacementInput } from './placement-input.js';

const PROPERTY = 'property:';

export function toPlacement({ placement, version, active, changed }: PlacementState): Placement {
  const { intents, goal } = placement;
  return {
    ...placement,
    intents: Object.entries(intents).map(([intent, share]) => ({ intent, share })),
    goal: typeof goal === 'string' ? goal : `${PROPERTY}${goal.property}`,
    version,
    active,
    owner: changed?.owner ?? null,
    reason: changed?.reason ?? null,
    changedAt: changed === null ? null : new Date(changed.at),
  };
}

/** What a client sent, in the shape of the contract, which is what checks it. */
export function toConfiguration({ intents, goal, ...rest }: PlacementInput): unknown {
  const given = withoutNulls(rest) as object;
  return {
    ...given,
    intents: Object.fromEntries(intents.map(({ intent, share }) => [intent, share])),
    ...(goal === null || goal === undefined ? {} : { goal: toGoal(goal) }),
  };
}

const toGoal = (goal: string): string | Partial<Configuration['goal'] & object> =>
  goal.startsWith(PROPERTY) ? { property: goal.slice(PROPERTY.length) } : goal;

/** GraphQL's null means "not given" to us. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const given = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(given.map(([name, inner]) => [name, withoutNulls(inner)]));
}
