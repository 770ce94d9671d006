import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { DecisionRecord, Snapshot } from '@wherefore/contracts';
import {
  createKeyring,
  decisionIdOf,
  entryOf,
  listLatest,
  logDecisions,
  type LogDecisionsOptions,
  type LogDecisionsRun,
  recallDecision,
  recordDecision,
  type RecordParts,
} from '@wherefore/engine';
import { type DecisionLog, openDecisionLog } from '@wherefore/log';
import { openDecisionStream, openDecisionTail } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import fc from 'fast-check';
import { Redis } from 'ioredis';

const keyring = createKeyring('a master key for tests, 32 characters or more');
const stranger = createKeyring('another master key for tests, also 32 or more');

let server: Awaited<ReturnType<typeof startThrowawayRedis>>;
let redis: Redis;
let directory: string;
let log: DecisionLog;
let parts: RecordParts;

beforeAll(async () => {
  server = await startThrowawayRedis();
  redis = new Redis(server.url);
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
  directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-test-record-'));
  log = await openDecisionLog({ directory });
  const decisions = await openDecisionStream(server.url);
  parts = { keyring, decisions, decisionLog: () => Promise.resolve(log) };
});
afterEach(async () => {
  parts.decisions.close();
  await log.close();
  await rm(directory, { recursive: true, force: true });
});

const snapshot = (kind: Snapshot['kind'], hash: string): Snapshot => ({
  kind,
  hash,
  body: `{"is":"${hash}"}`,
});
const BASIS = [snapshot('visitor', 'v1'), snapshot('placement', 'pl1'), snapshot('rules', 'r1')];

/** As much of a record as the record's keeping looks at. */
const record = (n: number): DecisionRecord =>
  ({
    v: 1,
    at: '2026-11-24T10:00:00.000Z',
    request: { placement: 'home', cart: [] },
    basis: { visitor: 'v1', placement: 'pl1', rules: 'r1', epoch: null },
    products: [[`p${n % 5}`, `h${n % 5}`]],
    offers: [],
    seed: n,
  }) as unknown as DecisionRecord;
const keep = (n: number) =>
  recordDecision(parts, {
    body: JSON.stringify(record(n)),
    snapshots: [...BASIS, snapshot('product', `h${n % 5}`)],
  });

/** Moves entries to the log until it holds up to the stream's last one, and a little later. */
async function moveAll(options: Partial<LogDecisionsOptions> = {}, movers = 1): Promise<void> {
  const [[last = '0-0'] = []] = await redis.xrevrange('wherefore:decisions', '+', '-', 'COUNT', 1);
  const errors: unknown[] = [];
  const runs: LogDecisionsRun[] = [];
  await new Promise<void>((resolve) => {
    const onLogged = (logged: { last: string }): void => (logged.last === last ? resolve() : undefined);
    for (let i = 0; i < movers; i += 1)
      runs.push(
        logDecisions(
          { tail: openDecisionTail(server.url), log, keyring },
          { lingerMs: 5, ...options, onLogged, onError: (error) => errors.push(error) },
        ),
      );
  });
  await Promise.all(runs.map((run) => run.close()));
  expect(errors).toEqual([]);
}

describe('the id of a decision', () => {
  const entries = fc
    .tuple(fc.integer({ min: 1, max: 9_999_999_999_999 }), fc.integer({ min: 0, max: 1e6 }))
    .map(([ms, sequence]) => `${ms}-${sequence}`);

  it('leads back to its entry, and to no other', () => {
    fc.assert(
      fc.property(entries, entries, (a, b) => {
        expect(entryOf(keyring, decisionIdOf(keyring, a))).toBe(a);
        if (a !== b) expect(decisionIdOf(keyring, a)).not.toBe(decisionIdOf(keyring, b));
      }),
    );
  });

  it('cannot be made up', () => {
    fc.assert(
      fc.property(entries, fc.string(), (entry, text) => {
        expect(entryOf(keyring, text)).toBeNull();
        expect(entryOf(keyring, decisionIdOf(stranger, entry))).toBeNull();
        const [place = '', mark = ''] = decisionIdOf(keyring, entry).split('.');
        expect(entryOf(keyring, `${place}z.${mark}`)).toBeNull();
        expect(entryOf(keyring, `0${place}.${mark}`)).toBeNull();
      }),
    );
  });
});

describe('the record', () => {
  it('recalls from Redis, then from the log, with all that the decision rests on', async () => {
    const ids = await Promise.all(Array.from({ length: 300 }, (_, n) => keep(n)));
    expect(new Set(ids).size).toBe(300);
    const check = async (n: number): Promise<void> => {
      const recalled = await recallDecision(parts, ids[n] ?? '');
      expect(recalled?.record).toEqual(record(n));
      expect(['v1', 'pl1', 'r1', `h${n % 5}`, 'h9'].map((hash) => recalled?.snapshot(hash))).toEqual([
        '{"is":"v1"}',
        '{"is":"pl1"}',
        '{"is":"r1"}',
        `{"is":"h${n % 5}"}`,
        null,
      ]);
    };
    await check(17);
    await moveAll({ keep: 0, most: 100 });
    expect(await redis.xlen('wherefore:decisions')).toBe(1);
    for (const key of await redis.keys('wherefore:snapshot:*')) await redis.del(key);
    await check(17);
    await check(299);
    expect(await recallDecision(parts, decisionIdOf(stranger, '1-0'))).toBeNull();
    expect(await recallDecision(parts, decisionIdOf(keyring, '1-0'))).toBeNull();
  });

  it('lists the latest from the stream and the log together', async () => {
    for (let n = 0; n < 6; n += 1) await keep(n);
    await moveAll({ keep: 0 });
    for (let n = 6; n < 8; n += 1) await keep(n);
    const latest = await listLatest(parts, 5);
    const listed = await Promise.all(latest.map((open) => open()));
    expect(listed.map((one) => one.record.seed)).toEqual([7, 6, 5, 4, 3]);
    expect(entryOf(keyring, listed[0]?.id ?? '')).not.toBeNull();
  });

  it('moves each entry once, however many movers there are', async () => {
    await Promise.all(Array.from({ length: 500 }, (_, n) => keep(n)));
    await moveAll({ most: 40 }, 3);
    expect(await log.counts()).toMatchObject({ decisions: 500, snapshots: 8 });
  });

  it('moves large decisions some bytes at a time: all at once would not fit into memory', async () => {
    const before = await log.counts();
    await Promise.all(Array.from({ length: 40 }, (_, n) => keep(n)));
    await moveAll({ mostBytes: 1_000 });
    const after = await log.counts();
    expect(after.decisions - before.decisions).toBe(40);
    expect(after.files - before.files).toBeGreaterThan(5);
  });

  it('keeps the latest in the stream after they were logged', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, n) => keep(n)));
    await moveAll({ keep: 50, most: 20 });
    const left = await redis.xlen('wherefore:decisions');
    expect(left).toBeGreaterThanOrEqual(50);
    expect(left).toBeLessThan(80);
  });

  it('writes a snapshot once, and again after the connection was lost', async () => {
    const snapshots = async (): Promise<number> => {
      const entries = await redis.xrange('wherefore:decisions', '-', '+');
      return entries.filter(([, fields]) => fields[1] === 's').length;
    };
    await Promise.all([keep(0), keep(5)]);
    await keep(0);
    expect(await snapshots()).toBe(4);
    await redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await eventually(() => keep(0));
    expect(await snapshots()).toBe(8);
  });

  it('goes on logging when Redis is full, which makes room', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, n) => keep(n)));
    const before = await redis.config('GET', 'maxmemory');
    await redis.config('SET', 'maxmemory', '1');
    await moveAll({ keep: 0 });
    expect(await redis.xlen('wherefore:decisions')).toBe(1);
    await redis.config('SET', 'maxmemory', (before as string[])[1] ?? '0');
    expect(await log.counts()).toMatchObject({ decisions: 100 });
  });

  it('says UNAVAILABLE when Redis refuses, and answers nothing that was not kept', async () => {
    const before = await redis.config('GET', 'maxmemory');
    await redis.config('SET', 'maxmemory', '1');
    await expect(keep(1)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await redis.config('SET', 'maxmemory', (before as string[])[1] ?? '0');
    expect(await recallDecision(parts, await keep(1))).not.toBeNull();
  });
});

/** A connection that was cut takes a moment to come back; until then it refuses at once. */
async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + 5_000; ;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until) throw error;
      await redis.ping();
    }
  }
}
