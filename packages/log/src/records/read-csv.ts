import { basename } from 'node:path';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import { parse } from 'csv-parse/sync';
import { CsvFramer } from './frame-csv.js';
import { faulty, faultyLine, type SourceRecord } from './source-record.js';
import { type Line, splitLines } from './split-lines.js';

const MAX_COLUMNS = 2000;

interface Header {
  readonly columns: readonly string[];
  readonly delimiter: string;
}

/**
 * A header line, then one record a row; the delimiter (`,` `;` tab or `|`) is the header's. A row whose cells do not
 * fit the header is a faulty record. Throws BAD_INPUT when there is no usable header.
 */
export async function* readCsv(path: string, gzip: boolean): AsyncGenerator<SourceRecord> {
  const name = basename(path);
  let header: Header | undefined;
  let framer: CsvFramer | undefined;
  for await (const lines of splitLines(path, gzip)) {
    for (const line of lines) {
      if (header === undefined || framer === undefined) {
        header = readHeader(name, line);
        framer = new CsvFramer(header.delimiter);
        continue;
      }
      for (const row of framer.push(line)) if (row.text !== '' || row.fault) yield readRow(name, header, row);
    }
  }
  if (header === undefined || framer === undefined)
    throw new WhereforeError('BAD_INPUT', `${name} is empty: it has no header line`);
  for (const row of framer.end()) yield readRow(name, header, row);
}

function readHeader(name: string, line: Line): Header {
  if (line.fault !== undefined) throw new WhereforeError('BAD_INPUT', `${name}: the header ${line.fault}`);
  const delimiter = [',', ';', '\t', '|'].reduce((best, candidate) =>
    line.text.split(candidate).length > line.text.split(best).length ? candidate : best,
  );
  const columns = splitCells(line.text, delimiter).map((column) => column.trim());
  if (columns.length > MAX_COLUMNS)
    throw new WhereforeError(
      'BAD_INPUT',
      `${name}: the header has ${columns.length} columns, at most ${MAX_COLUMNS}`,
    );
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined)
    throw new WhereforeError('BAD_INPUT', `${name}: the header has column "${twice}" twice`);
  return { columns, delimiter };
}

function readRow(name: string, { columns, delimiter }: Header, row: Line): SourceRecord {
  const position = `${name}:${row.number}`;
  if (row.fault !== undefined) return faultyLine(position, row, row.fault);
  let cells: readonly string[];
  try {
    cells = splitCells(row.text, delimiter);
  } catch (error) {
    return faulty(position, row.text, `is not CSV: ${messageOf(error)}`);
  }
  if (cells.length !== columns.length) {
    const error = `has ${cells.length} cells where the header has ${columns.length}`;
    return faulty(position, row.text, error);
  }
  const fields = Object.fromEntries(columns.map((column, index) => [column, cells[index] || null]));
  return { position, fields, original: row.text };
}

/** A row without quotes, which is nearly every row, needs no parser. */
function splitCells(text: string, delimiter: string): readonly string[] {
  if (!text.includes('"')) return text.split(delimiter);
  const rows: string[][] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true });
  if (rows.length !== 1) throw new WhereforeError('BAD_INPUT', 'a quote ends in the middle of a cell');
  return rows[0] ?? [];
}
