import type { FeatureFreshness } from '@wherefore/engine';
import pc from 'picocolors';

/** A feature with its objective, and how it keeps it. */
export function featureLine({ feature, ageSeconds, rows, state }: FeatureFreshness): string {
  const { name, entity, unit, meaning, freshWithinSeconds } = feature;
  const objective = `at most ${durationText(freshWithinSeconds)} behind`;
  const age = ageSeconds === null ? '' : ` ${durationText(ageSeconds)} behind, ${rows.toLocaleString('en')}`;
  const colour = { fresh: pc.green, stale: pc.red, unpublished: pc.dim }[state];
  return `${name.padEnd(26)} ${entity.padEnd(17)} ${unit.padEnd(9)} ${objective.padEnd(21)} ${colour(state)}${age}\n    ${pc.dim(meaning)}`;
}

function durationText(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3_600)} h`;
}
