import { createReadStream } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { constants, createGunzip, gunzipSync } from 'node:zlib';

/** Small, so that even a gzip bomb (1:1000) inflates to no more than 16 MB at a time. */
const GZIP_STEP = 16_384;
const PLAIN_STEP = 262_144;

/**
 * The file's bytes, inflated if `gzip`. A damaged or truncated gzip file gives every byte before the damage, then
 * throws; Node's own iteration would lose those still in its buffers.
 */
export async function* readBytes(path: string, gzip: boolean): AsyncGenerator<Buffer> {
  const file: AsyncIterable<Buffer> = createReadStream(path, {
    highWaterMark: gzip ? GZIP_STEP : PLAIN_STEP,
  });
  if (!gzip) {
    yield* file;
    return;
  }
  const inflated: Buffer[] = [];
  const faults: Error[] = [];
  const gunzip = createGunzip();
  gunzip.on('data', (bytes: Buffer) => inflated.push(bytes)).on('error', (error) => faults.push(error));
  // Damage closes it, and then a write never calls back.
  const closed = new Promise((done) => gunzip.once('close', done));
  try {
    for await (const bytes of file) {
      await Promise.race([closed, new Promise((done) => gunzip.write(bytes, done))]);
      await nextTurn();
      yield* inflated.splice(0);
      if (faults[0] !== undefined) throw faults[0];
    }
    gunzip.end();
    await closed;
    yield* inflated.splice(0);
    if (faults[0] !== undefined) throw faults[0];
  } finally {
    gunzip.destroy();
  }
}

/** What the first bytes of a gzip file inflate to; empty when they are damaged, which reading on will report. */
export function gunzipPrefix(start: Buffer): Buffer {
  try {
    return gunzipSync(start.subarray(0, GZIP_STEP), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}
