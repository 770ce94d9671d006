import type { Line } from './split-lines.js';

/** One record of a source file, readable or not. */
export interface SourceRecord {
  /** Where it stands: file name and line (text) or row (Parquet), counted from 1: `orders.csv:1042`. */
  readonly position: string;
  /**
   * Column to value; null when the record cannot be read. CSV values are strings, an empty cell is null. Times of a
   * Parquet file are `YYYY-MM-DD hh:mm:ss[.ffffff]` in UTC; numbers that JavaScript would round are strings.
   */
  readonly fields: Readonly<Record<string, unknown>> | null;
  /** The raw line, or the row as JSON. At most 1 MB of it. */
  readonly original: string;
  /** What is wrong with it, in words its owner understands. */
  readonly error?: string;
  /** Its bytes, where `original` is not all of them. */
  readonly bytes?: Uint8Array;
}

export type RecordFormat = 'csv' | 'jsonl' | 'parquet';

/** A record that cannot be read. */
export function faulty(position: string, original: string, error: string): SourceRecord {
  return { position, fields: null, original, error };
}

/** A line that cannot be read, with its bytes where its text is not all of it. */
export function faultyLine(position: string, { text, bytes }: Line, error: string): SourceRecord {
  return { ...faulty(position, text, error), ...(bytes === undefined ? {} : { bytes }) };
}
