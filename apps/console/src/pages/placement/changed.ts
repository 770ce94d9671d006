import type { PlacementChanged } from '../../operations/placement-config.js';

/** Queries that a change of a placement changes. */
export const configChanges = ['placements', 'placement-configs', 'placement-config', 'what-if'] as const;

/** What is wrong, field by field; null where it was changed. */
export function refusalOf(result: PlacementChanged): string | null {
  if (result.__typename === 'SavedPlacement') return null;
  const problems = result.fields.map(({ field, problem }) => `${field}: ${problem}`);
  return [result.message, ...problems].join('; ');
}
