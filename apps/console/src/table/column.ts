import type { ReactNode } from 'react';

/** What a cell sorts, filters and exports by. */
export type CellValue = string | number | boolean | null;

/** A column of a table: how it is called, what it holds, and, where that is more than text, how it looks. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly value: (row: Row) => CellValue;
  readonly cell?: (row: Row) => ReactNode;
  /** Numbers stand at the end, so that their digits are below each other. */
  readonly align?: 'end';
}

/** The rows as CSV (RFC 4180); what a spreadsheet would take for a formula is made text by an apostrophe. */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map(({ value }) => value(row))),
  ];
  return lines.map((line) => line.map(cellText).join(',')).join('\r\n') + '\r\n';
}

function cellText(value: CellValue): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
