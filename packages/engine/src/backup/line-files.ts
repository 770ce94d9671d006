import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** Writes values as lines of JSON, compressed; returns how many there were. */
export async function writeLines(path: string, values: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const value of values) {
      count += 1;
      yield `${JSON.stringify(value)}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createGzip({ level: 4 }), createWriteStream(path, { flush: true }));
  return count;
}

/** What {@link writeLines} wrote, so many at a time. */
export async function* readLines<T>(path: string, atATime: number): AsyncGenerator<readonly T[]> {
  const unzipped = createReadStream(path).pipe(createGunzip());
  let page: T[] = [];
  for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) {
    page.push(JSON.parse(line) as T);
    if (page.length < atATime) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
