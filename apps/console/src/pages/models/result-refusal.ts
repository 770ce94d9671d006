import type { ModelResult } from '../../operations/models.js';

/** Why a change of what is served was refused, with the checks that do not hold; null where it was not. */
export function resultRefusal({ refused, checks }: ModelResult): string | null {
  if (refused === null) return null;
  const failed = checks.filter(({ holds }) => !holds).map(({ name, detail }) => `${name}: ${detail}`);
  return [refused, ...failed].join(' ');
}
