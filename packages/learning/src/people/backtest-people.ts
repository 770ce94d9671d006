import { areaUnderCurve } from '../drift/area-under-curve.js';
import { expectedPurchases } from './bg-nbd.js';
import { fitPeople, peopleAt, type Spendings, WEEK_MS } from './forecast-people.js';

/** Forecasts held against what came. */
export interface Backtest {
  readonly customers: number;
  /** Weeks that were forecast. */
  readonly weeks: number;
  /** Orders of all customers; those of one day count once. */
  readonly expected: number;
  readonly actual: number;
  /** The same per customer, by tenths of customers from those expected to order least to those most. */
  readonly tenths: readonly { readonly expected: number; readonly actual: number }[];
  /** How far a customer's orders are from what was expected, on average; and from going on at the rate so far. */
  readonly error: number;
  readonly naiveError: number;
  /** The chance that one who came had the higher forecast than one who did not, 0 to 1; null with too few of either. */
  readonly discrimination: number | null;
}

const TENTHS = 10;

/**
 * Forecasts the last `weeks` of the history from what was before them alone, and counts what came. Null where too few people had come back
 * by then.
 */
export function backtestPeople(spendings: Spendings, end: number, weeks: number): Backtest | null {
  const cut = end - weeks * WEEK_MS;
  const before = peopleAt(spendings, cut);
  const models = fitPeople(before);
  if (models === null) return null;
  const later = new Map(
    peopleAt(spendings, end).map(({ customer, purchasing }) => [customer, purchasing.repeats]),
  );
  const judged = before.map(({ customer, purchasing }) => ({
    expected: expectedPurchases(models.purchasing, purchasing, weeks),
    naive: purchasing.watched > 0 ? (purchasing.repeats / purchasing.watched) * weeks : 0,
    actual: (later.get(customer) ?? purchasing.repeats) - purchasing.repeats,
  }));
  judged.sort((a, b) => a.expected - b.expected);
  const total = (of: (one: (typeof judged)[number]) => number) =>
    judged.reduce((sum, one) => sum + of(one), 0);
  const tenths = Array.from({ length: TENTHS }, (_, at) => {
    const part = judged.slice(
      Math.floor((at * judged.length) / TENTHS),
      Math.floor(((at + 1) * judged.length) / TENTHS),
    );
    const mean = (of: (one: (typeof judged)[number]) => number) =>
      part.reduce((sum, one) => sum + of(one), 0) / Math.max(1, part.length);
    return { expected: mean(({ expected }) => expected), actual: mean(({ actual }) => actual) };
  });
  return {
    customers: judged.length,
    weeks,
    expected: total(({ expected }) => expected),
    actual: total(({ actual }) => actual),
    tenths,
    error: total(({ expected, actual }) => Math.abs(expected - actual)) / judged.length,
    naiveError: total(({ naive, actual }) => Math.abs(naive - actual)) / judged.length,
    discrimination: areaUnderCurve(...seenBy(judged.map(({ actual }) => actual > 0)))?.area ?? null,
  };
}

/** In their order, each by itself: all, and those who came. */
function seenBy(came: readonly boolean[]): [number[], number[]] {
  return [came.map(() => 1), came.map(Number)];
}
