import { createWriteStream } from 'node:fs';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';

/** A file that means no good, and what importing it must come to. */
export interface HostileFile {
  readonly what: string;
  readonly file: string;
  write(file: string): Promise<void>;
  /** Records read, applied and quarantined; null where the whole file must be refused. */
  readonly expected: { readonly applied: number; readonly quarantined: number } | null;
  /** What must be said of it: the reason in quarantine, or the error. */
  readonly says: RegExp;
}

const MB = 1_048_576;
const [BOMB_MB, LINE_BYTES, COLUMNS] = [1_000, 2 * 1_024 * MB, 1_000_000];
const at = '2026-01-01T00:00:00Z';
const line = (id: string, product = id): string =>
  JSON.stringify({
    id,
    source: 'shop',
    type: 'product.viewed',
    occurredAt: at,
    payload: { product, customer: 'c1' },
  });
const good = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => line(`${prefix}${n}`));
const text = (lines: readonly (string | Buffer)[]) => (file: string) =>
  writeFile(file, Buffer.concat(lines.map((one) => Buffer.concat([Buffer.from(one), Buffer.from('\n')]))));

export const HOSTILE_FILES: readonly HostileFile[] = [
  {
    what: 'gzip bomb, 1:1000',
    file: 'bomb.jsonl.gz',
    async write(file) {
      const block = Buffer.alloc(MB, 'a');
      await pipeline(
        Readable.from(Array.from({ length: BOMB_MB }, () => block)),
        createGzip(),
        createWriteStream(file),
      );
    },
    expected: { applied: 0, quarantined: 1 },
    says: /is longer than 1048576 bytes/,
  },
  {
    what: 'a line of 2 GB',
    file: 'line.jsonl',
    async write(file) {
      const handle = await open(file, 'w');
      await handle.truncate(LINE_BYTES);
      await handle.close();
    },
    expected: { applied: 0, quarantined: 1 },
    says: /is longer than 1048576 bytes/,
  },
  {
    what: 'gzip that breaks off',
    file: 'broken.jsonl.gz',
    async write(file) {
      const whole = gzipSync(
        Array.from({ length: 4_000 }, (_, n) => line(`g${n}`, `${Math.random()}`)).join('\n'),
      );
      await writeFile(file, whole.subarray(0, Math.floor(whole.length / 2)));
    },
    // How many records come before the break depends on how it was compressed.
    expected: { applied: -1, quarantined: 1 },
    says: /breaks off here/,
  },
  {
    what: 'bytes that are not UTF-8',
    file: 'latin.jsonl',
    write: text([...good('u', 5), Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), ...good('v', 5)]),
    expected: { applied: 10, quarantined: 1 },
    says: /is not valid UTF-8/,
  },
  {
    what: 'NUL in a line',
    file: 'nul.jsonl',
    write: text([...good('n', 5), `${line('nul')}\0`, ...good('o', 5)]),
    expected: { applied: 10, quarantined: 1 },
    says: /holds a NUL character/,
  },
  {
    what: 'cells that are formulas',
    file: 'product.upserted.csv',
    write: text([
      'id,occurredAt,product,title',
      `f1,${at},formula,"=cmd|' /C calc'!A0"`,
      `f2,${at},other,@SUM(1)`,
    ]),
    expected: { applied: 2, quarantined: 0 },
    says: /applied/,
  },
  {
    what: 'a column twice',
    file: 'events-twice.csv',
    write: text(['id,type,id,occurredAt', `a,product.viewed,b,${at}`]),
    expected: null,
    says: /column "id" twice/,
  },
  {
    what: 'a million columns',
    file: 'events-wide.csv',
    write: text([Array.from({ length: COLUMNS }, (_, n) => `c${n}`).join(',')]),
    expected: null,
    says: /header (has|is longer)/,
  },
  {
    what: 'a delimiter that is none',
    file: 'events-caret.csv',
    write: text(['id^type^occurredAt^product', `a^product.viewed^${at}^p1`, `b^product.viewed^${at}^p2`]),
    expected: { applied: 0, quarantined: 2 },
    says: /type is missing/,
  },
  {
    what: 'a header and nothing else',
    file: 'events-empty.csv',
    write: text(['id,type,occurredAt,product']),
    expected: { applied: 0, quarantined: 0 },
    says: /0 records/,
  },
];

/** Writes a file into a folder of its own, and returns the folder. */
export async function laidOut(folder: string, hostile: HostileFile): Promise<string> {
  const place = path.join(folder, hostile.file.replace(/\W/g, '-'));
  await mkdir(place, { recursive: true });
  await hostile.write(path.join(place, hostile.file));
  return place;
}

/** Most memory a process has had so far, MB. */
export async function peakMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1_024);
}
