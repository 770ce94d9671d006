import type { Epoch, Situation } from '@wherefore/contracts';

const DAY_MS = 86_400_000;
/** How far the clock may run on after the last purchase that was learned from. */
const RUNS_ON_DAYS = 28;

const endOf = ({ until }: Epoch): number => Date.parse(until) + RUNS_ON_DAYS * DAY_MS;
/** Recency halves in weeks: minutes do not show. */
const STEP_MS = 5 * 60_000;

/**
 * The moment recency is measured from: now, but never more than four weeks after the last purchase that the epoch has
 * learned from. It moves in steps of five minutes, so that what was computed a moment ago still holds. A shop whose history ends (an imported data set, a feed that stopped) keeps its customers' tastes.
 */
export function recencyClock(epoch: Epoch | null, now: Date): Date {
  const time = epoch === null ? now.getTime() : Math.min(now.getTime(), endOf(epoch));
  return new Date(Math.floor(time / STEP_MS) * STEP_MS);
}

/** Tells the reader when the clock was held back. */
export function clockNotes(situation: Situation, epoch: Epoch | null, now: Date): string[] {
  if (epoch === null || now.getTime() <= endOf(epoch)) return [];
  return [
    `The history ends on ${epoch.until.slice(0, 10)}: recency is measured from ${situation.now.slice(0, 10)}.`,
  ];
}
