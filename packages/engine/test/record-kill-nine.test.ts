import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';
import { createKeyring, entryOf } from '@wherefore/engine';
import { compareEntries } from '@wherefore/log';
import { SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { Redis } from 'ioredis';

const SECRET = 'a master key for tests, 32 characters or more';
const keyring = createKeyring(SECRET);

/** Numbers from 0 up to 1, the same every time. */
function* draws(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    yield state / 2 ** 32;
  }
}

/** A process that prints lines until it is killed. */
class Victim {
  readonly lines: string[] = [];
  private child: ChildProcess | null = null;
  private wanted: { count: number; reached: () => void } | null = null;

  constructor(
    private readonly script: string,
    private readonly argumentsOf: () => string[],
  ) {}

  start(): void {
    const file = path.join(__dirname, 'fixtures', this.script);
    const child = spawn(process.execPath, [file, ...this.argumentsOf()], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.child = child;
    createInterface(child.stdout).on('line', (line) => {
      this.lines.push(line);
      if (this.wanted !== null && this.lines.length >= this.wanted.count) this.wanted.reached();
    });
  }

  /** Waits for so many lines more than there are. */
  more(count: number): Promise<void> {
    return new Promise((reached) => (this.wanted = { count: this.lines.length + count, reached }));
  }

  /** Gone, and all that it printed has been read. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    this.child = null;
    const gone = once(child, 'close');
    child.kill('SIGKILL');
    await gone;
  }
}

let server: Awaited<ReturnType<typeof startThrowawayRedis>>;
let redis: Redis;
let directory: string;
let appender: Victim;
let mover: Victim;

beforeEach(async () => {
  server = await startThrowawayRedis();
  redis = new Redis(server.url, { maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-test-kill-'));
  let run = 0;
  appender = new Victim('append-decisions.cjs', () => [server.url, SECRET, String((run += 1))]);
  mover = new Victim('move-decisions.cjs', () => [server.url, SECRET, directory]);
}, SERVER_START_TIMEOUT_MS);
afterEach(async () => {
  await Promise.all([appender.kill(), mover.kill()]);
  redis.disconnect();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Lets the mover finish, then compares: what was answered, what the files hold. */
async function proveAnsweredIsRecorded(): Promise<{ answered: number; logged: number }> {
  await appender.kill();
  const [[last = ''] = []] = await redis.xrevrange('wherefore:decisions', '+', '-', 'COUNT', 1);
  while (mover.lines.at(-1) !== last) await mover.more(1);
  await mover.kill();
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const found = await connection.runAndReadAll(
    `SELECT entry, decision, body ->> '$.run' AS run FROM read_parquet('${directory}/decisions/day=*/*.parquet')`,
  );
  const rows = found.getRows().map((row) => row.map(String));
  const [entries, ids, runs] = [0, 1, 2].map((column) => rows.map((row) => row[column] ?? ''));
  expect(new Set(entries).size).toBe(rows.length);
  expect(new Set(runs).size).toBe(rows.length);
  const logged = new Set(ids);
  expect(appender.lines.filter((id) => !logged.has(id))).toEqual([]);
  expect(new Set(appender.lines).size).toBe(appender.lines.length);
  for (const id of appender.lines.slice(-5))
    expect(compareEntries(entryOf(keyring, id) ?? '', last)).toBeLessThanOrEqual(0);
  const drafts = await connection.runAndReadAll(
    `SELECT count(*) FROM glob('${directory}/decisions/day=*/*.parquet')`,
  );
  expect(Number(drafts.getRows()[0]?.[0])).toBeGreaterThan(5);
  return { answered: appender.lines.length, logged: rows.length };
}

describe('what was answered is recorded, once', () => {
  it(
    'when the process that answers and the one that logs are killed with -9 under load',
    async () => {
      const random = draws(7);
      appender.start();
      mover.start();
      for (let round = 0; round < 8; round += 1) {
        const victims = [[appender], [mover], [appender, mover]][Math.floor(random.next().value * 3)] ?? [];
        const awaited = victims.includes(mover) ? mover : appender;
        await awaited.more(1 + Math.floor(random.next().value * (awaited === mover ? 6 : 400)));
        await Promise.all(victims.map((victim) => victim.kill()));
        for (const victim of victims) victim.start();
      }
      await appender.more(500);
      const { answered, logged } = await proveAnsweredIsRecorded();
      expect(answered).toBeGreaterThan(1_000);
      // What was kept but not answered any more: at most what was in hand at each kill.
      expect(logged - answered).toBeLessThanOrEqual(9 * 16);
    },
    SERVER_START_TIMEOUT_MS,
  );

  it(
    'when Redis is killed with -9 under load',
    async () => {
      appender.start();
      mover.start();
      for (let round = 0; round < 3; round += 1) {
        await appender.more(300);
        await server.crash();
      }
      await appender.more(300);
      await proveAnsweredIsRecorded();
    },
    SERVER_START_TIMEOUT_MS,
  );
});
