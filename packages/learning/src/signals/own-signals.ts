import { weightingOf } from '@wherefore/contracts';
import { hadOf } from './past.js';
import type { Signal } from './signal.js';

/** How products are bought again, by product index; see `mineRepeats`. */
export interface Repeats {
  /** Share of buyers who came back, 0..1; 0 where people do not come back. */
  readonly probability: Float64Array;
  /** Days; 0 where unknown. */
  readonly medianGapDays: Float64Array;
}

/** What one had oneself: how often and how lately. */
export function habitSignal(kind: Omit<Signal, 'collect'>): Signal {
  return {
    ...kind,
    collect(past, now, into) {
      hadOf(past, now).forEach((had, at) => {
        const value = weightingOf(kind.weighting, had);
        if (value <= 0) return;
        into.along?.(at);
        into.add(past.items[at] ?? 0, value);
      });
    },
  };
}

/** What one had oneself and people come back for: how lately, whether it is time, x the share of buyers who came back. */
export function repeatSignal(kind: Omit<Signal, 'collect'>, repeats: Repeats): Signal {
  return {
    ...kind,
    collect(past, now, into) {
      hadOf(past, now).forEach((had, at) => {
        const item = past.items[at] ?? 0;
        const probability = repeats.probability[item] ?? 0;
        if (probability === 0) return;
        const usualGapDays = Number.isFinite(had.usualGapDays)
          ? had.usualGapDays
          : repeats.medianGapDays[item] || Infinity;
        const value = probability * weightingOf(kind.weighting, { ...had, usualGapDays });
        if (value <= 0) return;
        into.along?.(at);
        into.add(item, value);
      });
    },
  };
}
