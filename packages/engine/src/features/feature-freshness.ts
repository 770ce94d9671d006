import { type FeatureDefinition, FEATURES } from '@wherefore/contracts';
import type { FeatureStore } from '@wherefore/queue';

/** A feature, and how old what was published of it is. */
export interface FeatureFreshness {
  readonly feature: FeatureDefinition;
  /** The instant it was computed as of, ISO 8601; null where it is not published. */
  readonly at: string | null;
  readonly ageSeconds: number | null;
  /** How many customers, products or pairs have a value. */
  readonly rows: number;
  readonly state: 'fresh' | 'stale' | 'unpublished';
}

/** Every feature against its objective. */
export async function featureFreshness(features: FeatureStore, now: Date): Promise<FeatureFreshness[]> {
  const published = new Map((await features.published()).map((one) => [one.entity, one]));
  return FEATURES.map((feature) => {
    const { at = null, rows = 0 } = published.get(feature.entity) ?? {};
    if (at === null) return { feature, at, ageSeconds: null, rows, state: 'unpublished' };
    const state = isFresh(feature, at, now) ? 'fresh' : 'stale';
    return { feature, at, ageSeconds: ageSeconds(at, now), rows, state };
  });
}

export const ageSeconds = (at: string, now: Date): number =>
  Math.max(0, (now.getTime() - Date.parse(at)) / 1000);

/** May what was computed as of `at` still be used? */
export const isFresh = (
  { freshWithinSeconds }: Pick<FeatureDefinition, 'freshWithinSeconds'>,
  at: string,
  now: Date,
): boolean => ageSeconds(at, now) <= freshWithinSeconds;
