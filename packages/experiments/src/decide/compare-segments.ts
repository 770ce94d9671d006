import { chiSquaredTail } from '../numbers/exact-tests.js';
import type { Effect } from '../effects/effect.js';
import { holm } from './multiple-testing.js';

export interface SegmentEffect {
  readonly segment: string;
  readonly effect: Effect;
  /** Corrected for the number of segments (Holm). */
  readonly p: number;
}

export interface SegmentsCompared {
  readonly segments: readonly SegmentEffect[];
  /** Probability of effects that differ so much between segments where they are the same in all of them (Cochran 1954). */
  readonly differP: number;
}

/** Effects by segment, for one look. Where they do not differ for certain, the effect of all is the better estimate for each. */
export function compareSegments(
  effects: readonly { readonly segment: string; readonly effect: Effect }[],
): SegmentsCompared {
  const told = effects.filter(({ effect }) => effect.standardError > 0);
  const ps = holm(told.map(({ effect }) => effect.fixedP));
  const weights = told.map(({ effect }) => 1 / effect.standardError ** 2);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = told.reduce((sum, { effect }, at) => sum + effect.value * (weights[at] ?? 0), 0) / (all || 1);
  const q = told.reduce((sum, { effect }, at) => sum + (weights[at] ?? 0) * (effect.value - mean) ** 2, 0);
  return {
    segments: told.map((one, at) => ({ ...one, p: ps[at] ?? 1 })),
    differP: chiSquaredTail(q, told.length - 1),
  };
}
