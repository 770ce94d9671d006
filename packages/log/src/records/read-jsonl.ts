import { basename } from 'node:path';
import { messageOf } from '@wherefore/contracts';
import { faulty, faultyLine, type SourceRecord } from './source-record.js';
import { splitLines } from './split-lines.js';

/** One JSON object a line; blank lines are no records. */
export async function* readJsonl(path: string, gzip: boolean): AsyncGenerator<SourceRecord> {
  const name = basename(path);
  for await (const lines of splitLines(path, gzip)) {
    for (const line of lines) {
      const { number, text, fault } = line;
      const position = `${name}:${number}`;
      if (fault !== undefined) yield faultyLine(position, line, fault);
      else if (text.trim() !== '') yield parseRecord(position, text);
    }
  }
}

/** A JSON object as a record; anything else is a faulty one. */
export function parseRecord(position: string, text: string): SourceRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return faulty(position, text, `is not JSON: ${messageOf(error)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return faulty(position, text, 'is not a JSON object');
  return { position, fields: value as Record<string, unknown>, original: text };
}
