import { everyNth } from '../every-nth.js';
import { DAY_MS } from '../purchase-history.js';
import {
  aliveChance,
  type BgNbd,
  expectedPurchases,
  fitBgNbd,
  nextPurchase,
  type Purchasing,
} from './bg-nbd.js';
import { expectedValue, fitGammaGamma, type GammaGamma, type Spending } from './gamma-gamma.js';

/** Orders of known customers, in columns; sorted by customer, then time. */
export interface Spendings {
  /** Index -> pseudonym. */
  readonly customers: readonly string[];
  readonly customer: Int32Array;
  /** Milliseconds since 1970. */
  readonly time: Float64Array;
  /** What the order cost, in the shop's currency; 0 where unknown. */
  readonly amount: Float64Array;
}

export interface PeopleModels {
  /** Times in weeks. */
  readonly purchasing: BgNbd;
  /** Null where too few orders have a price. */
  readonly spending: GammaGamma | null;
}

/** What a customer is expected to do. */
export interface Forecast {
  readonly customer: string;
  /** That they have not left for good, 0 to 1. */
  readonly alive: number;
  /** Orders within 28 days from the end of the history, >= 0; orders of one day count once. */
  readonly orders: number;
  /** Days within which half of such customers order next, unless they have left. */
  readonly nextDays: number;
  /** What they are expected to spend within a year, in the shop's currency; null where prices are unknown. */
  readonly value: number | null;
}

export interface Person {
  readonly customer: string;
  readonly purchasing: Purchasing;
  /** Null where none of their orders has a price. */
  readonly spending: Spending | null;
}

export const WEEK_MS = 7 * DAY_MS;
const FORECAST_WEEKS = 4;
const YEAR_WEEKS = 365 / 7;
/** Fewer people say nothing of others. */
const FEWEST = 50;
/** Enough to fit four numbers by. */
const MOST_FITTED = 5_000;

/** Purchases of everybody as models see them at `end`, ms since 1970; who first ordered later is left out. */
export function peopleAt({ customers, customer, time, amount }: Spendings, end: number): Person[] {
  const people: Person[] = [];
  for (let from = 0; from < time.length;) {
    const who = customer[from] ?? -1;
    let to = from;
    while (to < time.length && customer[to] === who) to += 1;
    const days: { at: number; spent: number }[] = [];
    for (let order = from; order < to && (time[order] ?? 0) <= end; order += 1) {
      const [at, spent] = [time[order] ?? 0, amount[order] ?? 0];
      const day = days.at(-1);
      if (day !== undefined && at - day.at < DAY_MS) day.spent += spent;
      else days.push({ at, spent });
    }
    if (days.length > 0) people.push(personOf(customers[who] ?? '', days, end));
    from = to;
  }
  return people;
}

function personOf(customer: string, days: readonly { at: number; spent: number }[], end: number): Person {
  const first = days[0]?.at ?? end;
  const paid = days.filter(({ spent }) => spent > 0);
  const spent = paid.reduce((sum, day) => sum + day.spent, 0);
  return {
    customer,
    purchasing: {
      repeats: days.length - 1,
      last: ((days.at(-1)?.at ?? first) - first) / WEEK_MS,
      watched: (end - first) / WEEK_MS,
    },
    spending: paid.length > 0 ? { purchases: paid.length, mean: spent / paid.length } : null,
  };
}

export interface Forecasts {
  readonly models: PeopleModels;
  /** In the order of `customers`. */
  readonly forecasts: readonly Forecast[];
}

/**
 * Who will come back, when, and for how much: purchases by BG/NBD, their value by gamma-gamma, on which both rest that value and rate have
 * nothing to do with one another. Null where fewer than 50 people came back. Orders after `end`, ms since 1970, are not seen.
 */
export function forecastPeople(spendings: Spendings, end: number): Forecasts | null {
  const people = peopleAt(spendings, end);
  const models = fitPeople(people);
  if (models === null) return null;
  return { models, forecasts: people.map((person) => forecastOf(models, person)) };
}

export function fitPeople(people: readonly Person[]): PeopleModels | null {
  const returning = people.filter(({ purchasing }) => purchasing.repeats > 0);
  if (returning.length < FEWEST) return null;
  const priced = returning.flatMap(({ spending }) => spending ?? []);
  return {
    purchasing: fitBgNbd(everyNth(people, MOST_FITTED).map(({ purchasing }) => purchasing)),
    spending: priced.length >= FEWEST ? fitGammaGamma(everyNth(priced, MOST_FITTED)) : null,
  };
}

function forecastOf({ purchasing, spending }: PeopleModels, person: Person): Forecast {
  const each = spending && expectedValue(spending, person.spending ?? { purchases: 0, mean: 0 });
  return {
    customer: person.customer,
    alive: aliveChance(purchasing, person.purchasing),
    orders: expectedPurchases(purchasing, person.purchasing, FORECAST_WEEKS),
    nextDays: 7 * nextPurchase(purchasing, person.purchasing, 0.5),
    value: each && each * expectedPurchases(purchasing, person.purchasing, YEAR_WEEKS),
  };
}
