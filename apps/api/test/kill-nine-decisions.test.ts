import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { entryOf, listPlacements, recallDecision, savePlacement } from '@wherefore/engine';
import { connectGraph, createEpoch, migrate, publishEpoch, writeSegmentTopSellers } from '@wherefore/graph';
import { compareEntries, openDecisionLog } from '@wherefore/log';
import { openDecisionStream } from '@wherefore/queue';
import { borrowNeo4j, SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { bearer, keyring, SECRET, tokenFor } from './support/tokens.js';

const [LANES, ROUNDS] = [8, 6];
const AT = '2026-10-01T00:00:00.000Z';
const QUERY = `query ($input: OffersInput!) {
  offers(input: $input) { ... on OfferList { id offers { product { id } } } }
}`;

/** Numbers from 0 up to 1, the same every time. */
function* draws(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    yield state / 2 ** 32;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A process of the product that can be killed and started again. */
class Victim {
  private child: ChildProcess | null = null;
  port = 0;
  kills = 0;

  constructor(
    private readonly main: string,
    private readonly environment: Record<string, string>,
    private readonly onLine: (line: string) => void = () => undefined,
  ) {}

  /** Returns when it says that it is ready. */
  async start(): Promise<void> {
    this.port = await freePort();
    const child = fork(path.resolve(__dirname, this.main), [], {
      env: { ...process.env, ...this.environment, WHEREFORE_PORT: String(this.port) },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    this.child = child;
    if (child.stdout !== null) createInterface(child.stdout).on('line', this.onLine);
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`${this.main} ended while it started: ${String(code)}`);
    });
    await Promise.race([once(child, 'message'), died]);
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    this.child = null;
    this.kills += 1;
    const gone = once(child, 'close');
    child.kill('SIGKILL');
    await gone;
  }
}

let api: Victim;
let worker: Victim;
let redisUrl: string;
let directory: string;
let lastLogged = '0-0';
let onLogged: () => void = () => undefined;
const closing: (() => unknown)[] = [];

/** A line of the worker's own log: how far it has moved decisions. */
function readWorkerLine(line: string): void {
  // The last line of one that was killed may be cut off.
  if (!line.startsWith('{') || !line.endsWith('}')) return;
  const { last } = JSON.parse(line) as { last?: unknown };
  if (typeof last !== 'string') return;
  lastLogged = last;
  onLogged();
}

/** A dozen products that sell, and the learning run that says so. */
async function writeShop(neo4j: { boltUrl: string; user: string; password: string }): Promise<void> {
  const graph = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
  await migrate(graph, new Date(AT));
  await graph.runText(`UNWIND range(1, 12) AS n
    CREATE (:Product {id: 'p' + n, title: 'Product ' + n, price: 10.0 + n, currency: 'EUR', stock: 50, active: true})`);
  await graph.runText("MERGE (s:Segment {id: 'everyone'}) SET s.name = 'All shoppers'");
  const rows = Array.from({ length: 12 }, (_, n) => ({
    group: 'everyone',
    product: `p${n + 1}`,
    share: 0.1,
    weight: 1 / (n + 1),
    buyers: 20,
    rank: n + 1,
  }));
  await graph.transaction(async (tx) => {
    await tx.run(createEpoch, {
      id: 'e20261001',
      at: AT,
      until: AT,
      snapshot: 'test',
      bias: -4,
      halfLifeDays: 90,
      coefficients: '{"segment":1}',
      anchorWeights: '{}',
      weightings: '{}',
      calibration: '[]',
      parameters: '{}',
    });
    await tx.run(writeSegmentTopSellers, { epoch: 'e20261001', at: AT, rows });
    await tx.run(publishEpoch, { id: 'e20261001', at: AT });
  });
  // On a busy machine a process that has just been started waits longer for evidence than a shop would.
  for (const { placement } of await listPlacements(graph)) {
    const parts = { graph, announce: () => Promise.resolve() };
    const config = { ...placement, budgetMs: 10_000 };
    const saved = await savePlacement(parts, { config, who: 'test', why: 'To wait' }, new Date(AT));
    if (!saved.ok) throw new Error(saved.refusal.message);
  }
  await graph.close();
}

beforeAll(async () => {
  const [neo4j, redis] = await Promise.all([borrowNeo4j(), startThrowawayRedis()]);
  redisUrl = redis.url;
  directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-test-kill-api-'));
  await writeShop(neo4j);
  const environment = {
    NEO4J_URI: neo4j.boltUrl,
    NEO4J_PASSWORD: neo4j.password,
    REDIS_URL: redis.url,
    WHEREFORE_SECRET: SECRET,
    WHEREFORE_FEED_TOKEN: 'a feed token for tests',
    WHEREFORE_LOG_DIR: directory,
    WHEREFORE_DECISIONS_KEPT: '100',
  };
  api = new Victim('../dist/main.js', { ...environment, WHEREFORE_LOG_LEVEL: 'silent' });
  worker = new Victim(
    '../../worker/dist/main.js',
    { ...environment, WHEREFORE_LOG_LEVEL: 'debug' },
    readWorkerLine,
  );
  closing.push(
    () => Promise.all([api.kill(), worker.kill()]),
    () => neo4j.giveBack(),
    () => redis.stop(),
    () => rm(directory, { recursive: true, force: true }),
  );
  await Promise.all([api.start(), worker.start()]);
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  for (const close of closing) await close();
});

/** Shoppers who ask for offers without pause, and the ids of the decisions they were answered with. */
class Load {
  readonly answered: string[] = [];
  private wanted: { count: number; reached: () => void } | null = null;
  private stopped = false;
  private back: Promise<unknown> = Promise.resolve();
  private lanes: Promise<unknown> = Promise.resolve();

  /** While this is under way nobody asks again: there is nobody to answer. */
  during(restart: Promise<unknown>): Promise<unknown> {
    this.back = restart;
    return restart;
  }

  start(): void {
    this.lanes = Promise.all(Array.from({ length: LANES }, (_, lane) => this.lane(lane)));
  }

  /** Resolves when whoever still waits for an answer has it, or knows that there will be none. */
  stop(): Promise<unknown> {
    this.stopped = true;
    return this.lanes;
  }

  /** Waits for so many answers more than there are; rejects when one of them is wrong. */
  async more(count: number): Promise<void> {
    const reached = new Promise<void>((resolve) => {
      this.wanted = { count: this.answered.length + count, reached: resolve };
    });
    await Promise.race([reached, this.lanes]);
  }

  private async lane(lane: number): Promise<void> {
    while (!this.stopped) {
      const id = await this.ask({ session: `s${lane}`, first: 5 });
      if (id === null) {
        await this.back;
        continue;
      }
      this.answered.push(id);
      if (this.wanted !== null && this.answered.length >= this.wanted.count) this.wanted.reached();
    }
  }

  /** The id of the decision; null when the answer did not arrive whole. Any other answer is an error. */
  private async ask(input: object): Promise<string | null> {
    const reply = await fetch(`http://127.0.0.1:${api.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(tokenFor('admin')) },
      body: JSON.stringify({ query: QUERY, variables: { input } }),
    })
      .then((response) => response.text())
      .catch(() => null);
    if (reply === null) return null;
    const { data } = JSON.parse(reply) as { data?: { offers?: { id?: string; offers: unknown[] } } | null };
    if (data?.offers?.id === undefined || data.offers.offers.length === 0) throw new Error(reply);
    return data.offers.id;
  }
}

/** Resolves when the worker that lives now has logged everything that was kept. */
async function everythingLogged(last: string): Promise<void> {
  while (compareEntries(lastLogged, last) < 0) await new Promise<void>((resolve) => (onLogged = resolve));
}

it(
  'every decision that was answered is recorded once, whoever is killed with -9 under load',
  async () => {
    const random = draws(11);
    const load = new Load();
    load.start();
    for (let round = 0; round < ROUNDS; round += 1) {
      await load.more(40 + Math.floor(random.next().value * 200));
      const victims = [[api], [worker], [api, worker]][round % 3] ?? [];
      const restarted = Promise.all(
        victims.map(async (victim) => {
          await victim.kill();
          await victim.start();
        }),
      );
      await (victims.includes(api) ? load.during(restarted) : restarted);
    }
    await load.more(200);
    await Promise.all([load.stop(), api.kill()]);
    await proveRecorded(load.answered);
  },
  SERVER_START_TIMEOUT_MS,
);

async function proveRecorded(answered: readonly string[]): Promise<void> {
  const decisions = await openDecisionStream(redisUrl);
  const [latest] = await decisions.readLatest(1);
  await everythingLogged(latest?.entry ?? '');
  await worker.kill();
  const log = await openDecisionLog({ directory });
  try {
    const entries = (await log.readDecisions({ limit: 1_000_000 })).map(({ entry }) => entry);
    const logged = new Set(entries);
    expect(logged.size).toBe(entries.length);
    expect((await log.counts()).decisions).toBe(entries.length);
    expect(new Set(answered).size).toBe(answered.length);
    expect(answered.filter((id) => !logged.has(entryOf(keyring, id) ?? ''))).toEqual([]);
    // Kept but not answered any more: at most what was in hand when the API was killed.
    expect(entries.length - answered.length).toBeLessThanOrEqual(api.kills * LANES);
    const parts = { keyring, decisions, decisionLog: () => Promise.resolve(log) };
    for (const id of [...answered.slice(0, 5), ...answered.slice(-5)])
      expect((await recallDecision(parts, id))?.record.offers).toHaveLength(5);
    expect([api.kills, worker.kills]).toEqual([5, 5]);
    process.stdout.write(
      `kill -9 under load: ${JSON.stringify({ answered: answered.length, logged: entries.length, api: api.kills, worker: worker.kills })}\n`,
    );
  } finally {
    decisions.close();
    await log.close();
  }
}
