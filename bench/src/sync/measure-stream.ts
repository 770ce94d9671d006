import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { WhereforeError } from '@wherefore/contracts';
import { connectGraph, type Graph } from '@wherefore/graph';
import { openQueue, type QueueDoor } from '@wherefore/queue';
import { z } from 'zod';
import { countLogged } from '../harness/count-logged.js';
import { untilDrained } from '../harness/until.js';
import { Connection } from '../load/connection.js';
import { round } from '../load/percentiles.js';
import { processorSeconds, residentMb } from '../load/processor-time.js';
import { postJson } from '../load/request.js';
import { cypher } from '../stack/cypher.js';
import type { Stack } from '../stack/prepare-data.js';
import { customerIds, type Mix, type MixedEvent, mixedEvents, productIds } from './mixed-events.js';
import { rawNodes, rawRate } from './raw-writes.js';

/** A stream of mixed events, from the first request until all have taken effect and are in the log. */
export interface Stream {
  readonly events: number;
  readonly events_per_s: number;
  /** The same effects as plain Cypher writes them, in the same run. */
  readonly raw_per_s: number;
  readonly ratio: number;
  readonly seconds: number;
  readonly senders: number;
  readonly events_per_request: number;
  /** Requests that were sent twice, to no effect. */
  readonly repeated: number;
  /** Batches that a transaction held, on average. */
  readonly together: number;
  /** Processor time per event, microseconds, by process. */
  readonly cpu_us: Readonly<Record<string, number>>;
  readonly worker_mb: number;
}

export interface StreamLoad {
  readonly count: number;
  readonly perRequest: number;
  readonly senders: number;
}

/** Every so many requests one is sent again. */
const REPEAT_EVERY = 20;
const PRODUCTS = 5_000;
const CUSTOMERS = 5_000;
const WARM_UP = 6_000;

/** Measures plain Cypher, then the product. Throws UNAVAILABLE when an event took effect more or less often than once. */
export async function measureStream(
  stack: Stack,
  load: StreamLoad,
  say: (line: string) => void,
): Promise<Stream> {
  const { env } = stack.servers;
  const graph = connectGraph({
    uri: env['NEO4J_URI'] ?? '',
    user: env['NEO4J_USER'] ?? '',
    password: env['NEO4J_PASSWORD'] ?? '',
  });
  const queue = await openQueue(env['REDIS_URL'] ?? '');
  try {
    const raw = await measureRaw(graph, load, say);
    const stream = await sendAll({ stack, graph, queue }, load, say);
    return { ...stream, raw_per_s: Math.round(raw), ratio: round(stream.events_per_s / raw) };
  } finally {
    await queue.close();
    await graph.close();
  }
}

async function measureRaw(graph: Graph, { count }: StreamLoad, say: (line: string) => void): Promise<number> {
  let best = 0;
  for (const writers of [1, 2]) {
    const mix = mixOf(`raw${writers}-${Date.now()}-`);
    await rawNodes(graph, mix);
    await rawRate(graph, { ...mix, prefix: `${mix.prefix}w` }, { count: WARM_UP, writers });
    const rate = await rawRate(graph, mix, { count, writers });
    say(`  plain Cypher, ${writers} ${writers === 1 ? 'writer' : 'writers'}: ${Math.round(rate)} events/s`);
    best = Math.max(best, rate);
  }
  return best;
}

const mixOf = (prefix: string): Mix => ({
  prefix,
  source: `bench-${prefix.replace(/[^a-z0-9-]/g, '')}`.replace(/-$/, ''),
  products: PRODUCTS,
  customers: CUSTOMERS,
  from: new Date(Date.now() - 600_000),
});

interface Parts {
  readonly stack: Stack;
  readonly graph: Graph;
  readonly queue: QueueDoor;
}

async function sendAll(
  parts: Parts,
  load: StreamLoad,
  say: (line: string) => void,
): Promise<Omit<Stream, 'raw_per_s' | 'ratio'>> {
  const mix = mixOf(`s${Date.now()}-`);
  await send(parts, requestsOf(parts, setUp(mix), load.perRequest), load.senders);
  await untilDrained(parts);
  const warm = mixOf(`w${Date.now()}-`);
  await send(
    parts,
    requestsOf(parts, [...setUp(warm), ...mixedEvents(warm, WARM_UP)], load.perRequest),
    load.senders,
  );
  await untilDrained(parts);

  const events = mixedEvents(mix, load.count);
  const requests = requestsOf(parts, events, load.perRequest);
  const twice = requests.flatMap((request, index) =>
    index % REPEAT_EVERY === 0 ? [request, request] : [request],
  );
  const logged = await countLogged(logOf(parts.stack));
  const pids = pidsOf(parts.stack);
  const before = cpu(pids);
  const applied = appliedIn(parts.stack.worker.logFile).length;
  const started = performance.now();
  await send(parts, twice, load.senders);
  await untilDrained(parts);
  const seconds = (performance.now() - started) / 1000;
  const used = cpu(pids).map(([name, time], index) => [name, time - (before[index]?.[1] ?? 0)] as const);
  const told = appliedIn(parts.stack.worker.logFile).slice(applied);
  await verify(parts, mix, { events, logged });
  const rate = Math.round(load.count / seconds);
  say(`  through the product: ${rate} events/s, each once`);
  return {
    events: load.count,
    events_per_s: rate,
    seconds: round(seconds),
    senders: load.senders,
    events_per_request: load.perRequest,
    repeated: twice.length - requests.length,
    together: round(told.length / told.reduce((sum, { together }) => sum + 1 / together, 0)),
    cpu_us: Object.fromEntries(used.map(([name, time]) => [name, Math.round((time / load.count) * 1e6)])),
    worker_mb: residentMb(parts.stack.worker.pid),
  };
}

/** The products and customers that a mix is about, with a stock and a price. */
function setUp(mix: Mix): object[] {
  const occurredAt = new Date(mix.from.getTime() - 60_000).toISOString();
  const envelope = (id: string, type: string, payload: object) => ({
    id: `${mix.prefix}set-up-${id}`,
    source: `${mix.source}-set-up`,
    type,
    occurredAt,
    payload,
  });
  return [
    ...productIds(mix).map((product) =>
      envelope(product, 'product.upserted', { product, title: `Product ${product}`, price: 10, stock: 100 }),
    ),
    ...customerIds(mix).map((customer) =>
      envelope(customer, 'customer.upserted', { customer, country: 'DE' }),
    ),
  ];
}

function requestsOf({ stack }: Parts, events: readonly object[], perRequest: number): Buffer[] {
  const headers = { authorization: `Bearer ${stack.servers.env['WHEREFORE_FEED_TOKEN'] ?? ''}` };
  const requests: Buffer[] = [];
  for (let at = 0; at < events.length; at += perRequest)
    requests.push(postJson('/events', events.slice(at, at + perRequest), headers));
  return requests;
}

const MOST_REFUSALS = 600;
/** Too much waits, or we send too fast. */
const isToWait = (status: number): boolean => status === 503 || status === 429;

/** Sends all, each sender its next request when the last was answered; one that is told to wait does. */
async function send({ stack }: Parts, requests: readonly Buffer[], senders: number): Promise<void> {
  const left = [...requests];
  await Promise.all(
    Array.from({ length: senders }, async () => {
      const connection = await Connection.open(stack.api.port);
      for (let request = left.shift(); request !== undefined; request = left.shift()) {
        let answer = await connection.ask(request);
        for (let tries = 0; isToWait(answer.status) && tries < MOST_REFUSALS; tries += 1) {
          await delay(100);
          answer = await connection.ask(request);
        }
        if (answer.status !== 202)
          throw new WhereforeError(
            'UNAVAILABLE',
            `POST /events: ${answer.status} ${answer.body.toString('utf8')}`,
          );
      }
      connection.close();
    }),
  );
}

const Applied = z.object({ msg: z.literal('applied a batch'), together: z.number() });

function appliedIn(logFile: string): { readonly together: number }[] {
  return readFileSync(logFile, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (!line.includes('"applied a batch"')) return [];
      const parsed = Applied.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    });
}

const pidsOf = ({ api, worker, servers }: Stack): Record<string, number> => ({
  api: api.pid,
  worker: worker.pid,
  ...servers.pids,
  senders: process.pid,
});

const cpu = (pids: Readonly<Record<string, number>>) =>
  Object.entries(pids).map(([name, pid]) => [name, processorSeconds(pid)] as const);

/** Counts effects in the graph and rows in the log, against what was sent. */
async function verify(
  { graph, stack }: Parts,
  mix: Mix,
  { events, logged }: { events: readonly MixedEvent[]; logged: number },
): Promise<void> {
  const [found] = await graph.runText(cypher('effects'), { source: mix.source, prefix: mix.prefix });
  const orders = events.filter(({ type }) => type === 'order.placed');
  const expected = {
    marks: events.length,
    views: events.filter(({ type }) => type === 'product.viewed').length,
    orders: orders.length,
    lines: orders.reduce((sum, { payload }) => sum + (payload['lines'] as unknown[]).length, 0),
    logged: events.length,
  };
  const actual = { ...found, logged: (await countLogged(logOf(stack))) - logged };
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new WhereforeError(
      'UNAVAILABLE',
      `Not exactly once: sent ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`,
    );
}

const logOf = ({ home }: Stack): string => path.join(home, 'log');
