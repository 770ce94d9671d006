import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { WhereforeError } from '@wherefore/contracts';
import { gunzipPrefix } from './read-bytes.js';
import type { RecordFormat } from './source-record.js';

const PREFIX_BYTES = 65_536;

export interface FileShape {
  readonly gzip: boolean;
  readonly format: RecordFormat;
}

/**
 * Compression by content, format by content where it says so and else by name (`.csv`, `.tsv`, `.jsonl`, `.ndjson`,
 * `.json`, `.parquet`, each also with `.gz`). Throws BAD_INPUT when the file cannot be opened or is UTF-16.
 */
export async function detectFormat(path: string, given: Partial<FileShape> = {}): Promise<FileShape> {
  const start = await firstBytes(path);
  const gzip = given.gzip ?? (start[0] === 0x1f && start[1] === 0x8b);
  if (given.format !== undefined) return { gzip, format: given.format };
  const content = gzip ? gunzipPrefix(start) : start;
  return { gzip, format: formatOf(path, content) };
}

function formatOf(path: string, content: Buffer): RecordFormat {
  if (content.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet';
  const mark = content.length >= 2 ? content.readUInt16BE(0) : 0;
  if (mark === 0xfeff || mark === 0xfffe)
    throw new WhereforeError('BAD_INPUT', `${basename(path)} is UTF-16; save it as UTF-8`);
  const name = path.toLowerCase().replace(/\.gz$/, '');
  if (name.endsWith('.parquet')) return 'parquet';
  if (/\.(csv|tsv|txt)$/.test(name)) return 'csv';
  if (/\.(jsonl|ndjson|json)$/.test(name)) return 'jsonl';
  return content.toString('utf8').trimStart().startsWith('{') ? 'jsonl' : 'csv';
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(PREFIX_BYTES), 0, PREFIX_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new WhereforeError('BAD_INPUT', `cannot open ${basename(path)}`, { cause });
  }
}
