import type { EvidenceSource } from '@wherefore/contracts';
import type { Decided } from '../offers/decide-offers.js';
import type { Response } from './find-responses.js';
import type { PendingCounts } from './pending-counts.js';

const DAY_MS = 86_400_000;
/** Tallies of what a version serves, by day, are kept for so long, ms. */
const KEEP_MS = 45 * DAY_MS;
/** One decision of so many is looked into. */
export const SERVED_ONE_OF = 10;

/** What a version served on a day, days since 1970. */
export const servedTally = (epoch: string, day: number): string => `served:${epoch}:${day}`;
export const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/** Bins of scores, two to a unit of log-odds, from -15 to 10. */
export const SCORE_BINS = 50;
const scoreBin = (score: number): number => Math.min(SCORE_BINS - 1, Math.max(0, Math.floor(2 * score + 30)));
/** Bins of counts: 0, 1, 2 to 3, 4 to 7 ... */
export const COUNT_BINS = 16;
const countBin = (count: number): number => Math.min(COUNT_BINS - 1, Math.ceil(Math.log2(count + 1)));
/** Bins of shares: none, then tenths. */
export const SHARE_BINS = 11;
const shareBin = (share: number): number => (share <= 0 ? 0 : Math.min(10, 1 + Math.floor(share * 10)));

/** Counts what the evidence does in a sample of decisions, and what became of offers by their score. */
export class ServedCounts {
  private seen = 0;

  constructor(private readonly pending: PendingCounts) {}

  decided({ inputs, selection, decision }: Decided): void {
    this.seen += 1;
    if (inputs.epoch === null || this.seen % SERVED_ONE_OF !== 0) return;
    const fields: Record<string, number> = { decisions: 1 };
    const add = (field: string): void => {
      fields[field] = (fields[field] ?? 0) + 1;
    };
    add(`anchors:${countBin(selection.ranking.anchors.length)}`);
    for (const [source, count] of Object.entries(decision.funnel.sources))
      add(`candidates ${source}:${countBin(count)}`);
    for (const [source, share] of sharesOf(selection)) add(`share ${source}:${shareBin(share)}`);
    for (const { score } of decision.offers) add(`shown:${scoreBin(score)}`);
    this.pending.add(servedTally(inputs.epoch.id, dayOf(Date.now())), fields, KEEP_MS);
  }

  responded({ kind, epoch, at, score }: Response): void {
    if (epoch === null || score === null) return;
    this.pending.add(servedTally(epoch, dayOf(at)), { [`${kind}:${scoreBin(score)}`]: 1 }, KEEP_MS);
  }
}

/** What part of what speaks for a list comes from each source of its walks, 0..1. */
function sharesOf({ chosen, ranking }: Decided['selection']): Map<EvidenceSource, number> {
  const sums = new Map<EvidenceSource, number>(ranking.walks.map(({ source }) => [source, 0]));
  let all = 0;
  for (const { ranked } of chosen)
    for (const { list, row } of ranked.hits) {
      const walk = ranked.walks[list];
      if (walk === undefined) continue;
      const value = walk.factor * (walk.strengths[row] ?? 0);
      sums.set(walk.source, (sums.get(walk.source) ?? 0) + value);
      all += value;
    }
  return new Map([...sums].map(([source, sum]) => [source, all > 0 ? sum / all : 0]));
}
