import { count, money, percent, shortCount, shortMoney, shortPercent, times } from '../format/numbers.js';

/** How numbers of a kind are written: in full, and in short for an axis. */
export interface Words {
  readonly format: (value: number) => string;
  readonly tick: (value: number) => string;
}
export const COUNTED: Words = Object.freeze({ format: count, tick: shortCount });
export const RATED: Words = Object.freeze({ format: percent, tick: shortPercent });
export const TIMES: Words = Object.freeze({ format: times, tick: times });
export const paidIn = (currency: string): Words => ({
  format: (amount) => money({ amount, currency }),
  tick: (amount) => shortMoney({ amount, currency }),
});

/** A figure of each row: a line or bar of a chart and a column of the table below it. */
export interface Measure<Row> {
  readonly id: string;
  readonly label: string;
  readonly value: (row: Row) => number | null;
  readonly words: Words;
  /** In the table alone. */
  readonly undrawn?: boolean;
}

/** How rows are drawn: lines or bars through time, bars on each other, or one row below the other by length. */
export type ChartKind = 'lines' | 'bars' | 'stacked' | 'ranking';

/** Colours of measures in their order, which hold on light and dark; lines also differ by their dashes. */
export const INKS = Object.freeze(['var(--accent)', 'var(--against)', 'var(--ink-3)'] as const);
export const DASHES = Object.freeze(['0', '7 4', '2 4'] as const);
