/**
 * A CSV of a bulk export as rows by column (RFC 4180: quotes doubled, lines of LF or CRLF). Undefined when it is not
 * one: an open quote, a row of another length.
 */
export function parseCsv(text: string): Record<string, string>[] | undefined {
  const rows = cellsOf(text);
  const [head, ...body] = rows ?? [];
  if (rows === undefined || head === undefined || new Set(head).size !== head.length) return undefined;
  if (body.some((row) => row.length !== head.length)) return undefined;
  return body.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at] ?? ''])));
}

const CELL = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y;

function cellsOf(text: string): string[][] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length || row.length > 0) {
    const match = CELL.exec(text);
    if (match === null) return undefined;
    const [, cell = '', end] = match;
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
