import {
  type Anchor,
  type Epoch,
  EVIDENCE_SHAPES,
  type EvidenceSource,
  mixedWeight,
  ownGapDays,
  type WeightingMix,
} from '@wherefore/contracts';
import type { KnownAnchor } from './anchors-of.js';

/** Days that usually pass until a product is bought again, by id; Infinity where unknown. */
export type GapOf = (product: string) => number;
const UNKNOWN: GapOf = () => Infinity;
const REMEMBERED: WeightingMix = Object.freeze({ remembered: 1 });

/** The anchors a source may start from, weighed as it weighs them; those that count for nothing are left out. */
export function anchorsFor(
  source: EvidenceSource,
  anchors: readonly KnownAnchor[],
  { epoch, gapOf = UNKNOWN }: { readonly epoch: Epoch; readonly gapOf?: GapOf },
): Anchor[] {
  const { kinds } = EVIDENCE_SHAPES[source];
  const mix = epoch.weightings?.[source] ?? REMEMBERED;
  const needsGap = mix.due !== undefined || mix['soon-due'] !== undefined;
  return anchors.flatMap(({ kindWeight, had, ...anchor }) => {
    if (!kinds.includes(anchor.kind) || kindWeight === 0) return [];
    const known = needsGap ? { ...had, usualGapDays: usualGap(had.days, () => gapOf(anchor.id)) } : had;
    const weight = kindWeight * mixedWeight(mix, known);
    return weight > 0 ? [{ ...anchor, weight }] : [];
  });
}

function usualGap(days: ArrayLike<number>, otherwise: () => number): number {
  const own = ownGapDays(days);
  return Number.isFinite(own) ? own : otherwise();
}

/** Distinct ids of the anchors a source may start from, sorted: the batch its statement is asked with. */
export function anchorIds(source: EvidenceSource, anchors: readonly KnownAnchor[], epoch: Epoch): string[] {
  const { kinds } = EVIDENCE_SHAPES[source];
  const mix = epoch.weightings?.[source] ?? REMEMBERED;
  const counts = ({ kind, kindWeight, had }: KnownAnchor): boolean =>
    kinds.includes(kind) && kindWeight > 0 && (canBeDue(mix) || mixedWeight(mix, had) > 0);
  return [...new Set(anchors.filter(counts).map(({ id }) => id))].sort();
}

/** Whether it counts depends on the product's usual gap, which is known only when the source has been asked. */
const canBeDue = (mix: WeightingMix): boolean => mix.due !== undefined || mix['soon-due'] !== undefined;
