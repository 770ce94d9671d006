import { basketsOf, buyerProducts, gatherBuyers } from '../buyers.js';
import { occasionsOf } from '../edges/fit-followed-by.js';
import { rowItems } from '../incidence.js';
import { median } from '../median.js';
import { checkHistory, DAY_MS, endOf, type PurchaseHistory } from '../purchase-history.js';

/** Where a customer stands with the shop; what each means is in `STAGES`. */
export type Stage = 'newcomers' | 'one-timers' | 'regulars' | 'slipping' | 'lost';
/** How much a customer is worth, by fifths of recency, frequency and money. */
export type Worth = 'best-customers' | 'big-but-rare' | 'often-but-little';

export const STAGES: Readonly<Record<Stage, string>> = Object.freeze({
  newcomers: 'Bought once, within two usual gaps',
  'one-timers': 'Bought once, longer than two usual gaps ago',
  regulars: 'Bought on several days, the last within two of their usual gaps',
  slipping: 'Bought on several days, the last two to four of their usual gaps ago',
  lost: 'Bought on several days, the last more than four of their usual gaps ago',
});
export const WORTHS: Readonly<Record<Worth, string>> = Object.freeze({
  'best-customers': 'Upper fifth by frequency and by money, upper two fifths by recency',
  'big-but-rare': 'Upper fifth by money, lower three fifths by frequency',
  'often-but-little': 'Upper fifth by frequency, lower three fifths by money',
});

export interface LifecycleGroup {
  readonly group: Stage | Worth;
  /** Pseudonyms, in the order of the history. */
  readonly members: readonly string[];
}

export interface LifecycleOptions {
  /** What a customer spent, by pseudonym; where it is not given, how many different products they had stands for it. */
  readonly spend?: ReadonlyMap<string, number>;
  /** Fewer people than this are no group: they might be recognised. */
  readonly minMembers?: number;
}

/** Own gaps are medians, of at least this many days of purchase; of customers with fewer, the shop's gap is taken. */
const DAYS_FOR_OWN_GAP = 3;

interface Standing {
  readonly customer: string;
  /** Days on which they bought. */
  readonly days: number;
  readonly sinceDays: number;
  /** Own usual gap, days; null where too little is known. */
  readonly gapDays: number | null;
  readonly money: number;
}

/**
 * Customers by rules: where they stand (lifecycle), and what they are worth (recency, frequency, money: Hughes 1994). Everybody known is
 * in one stage, and in at most one group of worth. Throws BAD_INPUT on a malformed history.
 */
export function mineLifecycle(history: PurchaseHistory, options: LifecycleOptions = {}): LifecycleGroup[] {
  checkHistory(history);
  const standings = standingsOf(history, options.spend);
  const gaps = standings.flatMap(({ gapDays }) => gapDays ?? []).sort((a, b) => a - b);
  const shopGap = gaps.length > 0 ? median(gaps) : 30;
  const groups = new Map<Stage | Worth, string[]>(
    [...Object.keys(STAGES), ...Object.keys(WORTHS)].map((name) => [name as Stage | Worth, []]),
  );
  const worth = worthBy(standings);
  for (const standing of standings) {
    groups.get(stageOf(standing, shopGap))?.push(standing.customer);
    const value = worth(standing);
    if (value !== null) groups.get(value)?.push(standing.customer);
  }
  const { minMembers = 10 } = options;
  return [...groups]
    .map(([group, members]) => ({ group, members }))
    .filter(({ members }) => members.length >= minMembers);
}

function standingsOf(history: PurchaseHistory, spend: LifecycleOptions['spend']): Standing[] {
  const buyers = gatherBuyers(history, (basket) => (history.basketCustomer[basket] ?? -1) >= 0);
  const { incidence } = buyerProducts(history, buyers);
  const end = endOf(history);
  return history.customers.flatMap((customer, buyer) => {
    const days = distinctDays(occasionsOf(history, basketsOf(buyers, buyer)).map(({ at }) => at));
    const last = days.at(-1);
    if (last === undefined) return [];
    const gaps = days.slice(1).map((day, at) => (day - (days[at] ?? 0)) / DAY_MS);
    return {
      customer,
      days: days.length,
      sinceDays: (end - last) / DAY_MS,
      gapDays: days.length >= DAYS_FOR_OWN_GAP ? median(gaps.sort((a, b) => a - b)) : null,
      money: spend?.get(customer) ?? (spend === undefined ? rowItems(incidence, buyer).length : 0),
    };
  });
}

/** Of times in order, those that are at least a day after the one before. */
function distinctDays(times: readonly number[]): number[] {
  const kept: number[] = [];
  for (const time of times) if (time - (kept.at(-1) ?? -Infinity) >= DAY_MS) kept.push(time);
  return kept;
}

function stageOf({ days, sinceDays, gapDays }: Standing, shopGap: number): Stage {
  const gaps = sinceDays / (gapDays ?? shopGap);
  if (days === 1) return gaps <= 2 ? 'newcomers' : 'one-timers';
  if (gaps <= 2) return 'regulars';
  return gaps <= 4 ? 'slipping' : 'lost';
}

function worthBy(standings: readonly Standing[]): (standing: Standing) => Worth | null {
  const recency = fifthsOf(standings.map(({ sinceDays }) => -sinceDays));
  const frequency = fifthsOf(standings.map(({ days }) => days));
  const money = fifthsOf(standings.map((standing) => standing.money));
  return (standing) => {
    const [r, f, m] = [recency(-standing.sinceDays), frequency(standing.days), money(standing.money)];
    if (f === 5 && m === 5) return r >= 4 ? 'best-customers' : null;
    if (m === 5) return f <= 3 ? 'big-but-rare' : null;
    return f === 5 && m <= 3 ? 'often-but-little' : null;
  };
}

/** In which fifth a value is, 5 the highest; equal values are in one fifth. */
function fifthsOf(values: readonly number[]): (value: number) => number {
  const sorted = [...values].sort((a, b) => a - b);
  const bounds = [0.2, 0.4, 0.6, 0.8].map((part) => sorted[Math.floor(part * sorted.length)] ?? Infinity);
  return (value) => 1 + bounds.filter((bound) => value >= bound && value > (sorted[0] ?? 0)).length;
}
