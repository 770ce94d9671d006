import { times } from '../../format/numbers.js';
import type { InsightFigures } from '../../operations/insights.js';
import type { Favourite, SegmentProfile } from '../../operations/segment-profiles.js';

/** A group with what offers led to for its members; null where that is withheld or not known. */
export interface SegmentLine {
  readonly profile: SegmentProfile;
  readonly figures: InsightFigures | null;
}

export function linesOf(
  profiles: readonly SegmentProfile[],
  groups: readonly InsightFigures[],
): readonly SegmentLine[] {
  const known = new Map(groups.filter(({ withheld }) => !withheld).map((figures) => [figures.key, figures]));
  return profiles.map((profile) => ({ profile, figures: known.get(profile.id) ?? null }));
}

/** `Tent 3.0×`; with "at least" where the shop's share is not known. */
export const favouriteText = ({ product, lift, atLeast }: Favourite): string =>
  `${product.title} ${atLeast ? 'at least ' : ''}${times(lift)}`;
