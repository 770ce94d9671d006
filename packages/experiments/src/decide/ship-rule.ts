import type { Interval } from '../effects/effect.js';

/** What a metric did, so that more is always better: the caller turns round what should fall. */
export interface Judged {
  readonly metric: string;
  /** Relative effect; null where there is too little to say anything. */
  readonly interval: Interval | null;
}

export interface JudgedGuardrail extends Judged {
  /** Relative loss that is put up with, > 0. */
  readonly margin: number;
}

export interface ShipVerdict {
  readonly verdict: 'ship' | 'keep' | 'wait' | 'unreliable';
  /** Sentences, the most important first. */
  readonly reasons: readonly string[];
}

/**
 * Ships an arm that improves at least one success metric for certain, harms none of them for certain, and of which every guardrail is
 * certainly not worse than its margin (as at Spotify: Schultzberg, Ankargren and Frånberg 2024). Intervals of success metrics are
 * corrected for their number by the caller; guardrails need none, because all of them must hold.
 */
export function shipRule(found: {
  readonly metrics: readonly Judged[];
  readonly guardrails: readonly JudgedGuardrail[];
  /** Is something wrong with the arms themselves? */
  readonly isBroken: boolean;
}): ShipVerdict {
  if (found.isBroken)
    return {
      verdict: 'unreliable',
      reasons: ['the arms are not as large as planned: nothing can be concluded'],
    };
  const harmed = [
    ...found.metrics.filter(({ interval }) => interval !== null && interval.high < 0),
    ...found.guardrails.filter(({ interval, margin }) => interval !== null && interval.high < -margin),
  ].map(({ metric }) => `${metric} became worse`);
  if (harmed.length > 0) return { verdict: 'keep', reasons: harmed };
  const improved = found.metrics.filter(({ interval }) => interval !== null && interval.low > 0);
  const open = found.guardrails.filter(
    ({ interval, margin }) => interval === null || interval.low <= -margin,
  );
  if (improved.length > 0 && open.length === 0)
    return { verdict: 'ship', reasons: improved.map(({ metric }) => `${metric} improved`) };
  return {
    verdict: 'wait',
    reasons: [
      ...(improved.length === 0 ? ['no metric has improved for certain yet'] : []),
      ...open.map(({ metric, margin }) => `${metric} may still have lost more than ${margin * 100} %`),
    ],
  };
}
