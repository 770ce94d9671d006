import type { Epoch, Situation } from '@wherefore/contracts';

const DAY_MS = 86_400_000;
/** How far the clock may run on after the last purchase that was learned from. */
const RUNS_ON_DAYS = 28;

/**
 * The moment recency is measured from: now, but never more than four weeks after the last purchase that the epoch has
 * learned from. A shop whose history ends (an imported data set, a feed that stopped) keeps its customers' tastes.
 */
export function recencyClock(epoch: Epoch | null, now: Date): Date {
  if (epoch === null) return now;
  return new Date(Math.min(now.getTime(), Date.parse(epoch.until) + RUNS_ON_DAYS * DAY_MS));
}

/** Tells the reader when the clock was held back. */
export function clockNotes(situation: Situation, epoch: Epoch | null, now: Date): string[] {
  if (epoch === null || Date.parse(situation.now) === now.getTime()) return [];
  return [
    `The history ends on ${epoch.until.slice(0, 10)}: recency is measured from ${situation.now.slice(0, 10)}.`,
  ];
}
