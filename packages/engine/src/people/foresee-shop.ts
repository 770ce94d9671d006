import {
  type Backtest,
  backtestPeople,
  forecastPeople,
  type PeopleModels,
  type Spendings,
} from '@wherefore/learning';
import type { EventLog } from '@wherefore/log';

export interface ForeseeRun {
  readonly now: Date;
  /** Weeks at the end of the log that are forecast from what was before, to be held against what came. */
  readonly weeks: number;
}

/** What a shop's customers are expected to do, all together; nobody is named. */
export interface Foreseen {
  readonly customers: number;
  /** The latest order that was looked at; ISO 8601. */
  readonly until: string;
  /** Null where fewer than 50 customers came back: then nothing is expected. */
  readonly expected: Expectation | null;
  /** Null where too few had come back by then. */
  readonly backtest: Backtest | null;
}

export interface Expectation {
  readonly models: PeopleModels;
  /** Of those who are still thought customers: the sum of the chances. */
  readonly alive: number;
  /** Orders within 28 days; those of one day count once. */
  readonly orders: number;
  /** Spent within a year, in the shop's currency; null where too few orders have a price. */
  readonly value: number | null;
}

const DAY_MS = 86_400_000;

/** Forecasts of the log's known customers, and how well such forecasts did. Orders dated after `now` are left out. */
export async function foreseeShop(log: Pick<EventLog, 'readSpendings'>, run: ForeseeRun): Promise<Foreseen> {
  const spendings = await log.readSpendings();
  const end = latest(spendings, run.now.getTime() + DAY_MS);
  const all = forecastPeople(spendings, end);
  const sum = (of: 'alive' | 'orders' | 'value') =>
    all?.forecasts.reduce((total, one) => total + (one[of] ?? 0), 0) ?? 0;
  return {
    customers: spendings.customers.length,
    until: new Date(end).toISOString(),
    expected: all && {
      models: all.models,
      alive: sum('alive'),
      orders: sum('orders'),
      value: all.models.spending && sum('value'),
    },
    backtest: backtestPeople(spendings, end, run.weeks),
  };
}

const latest = ({ time }: Spendings, limit: number): number =>
  time.reduce((last, at) => (at <= limit ? Math.max(last, at) : last), 0);
