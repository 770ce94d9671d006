import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import path from 'node:path';
import { type Claim, conclude } from '../harness/conclude.js';
import { configureSources } from '../harness/configure-sources.js';
import { countIn } from '../harness/count-in.js';
import type { Drill } from '../harness/drill.js';
import { postHook } from '../harness/post-hook.js';
import { PROVIDERS, signWebhook } from '../harness/sign-webhook.js';
import { untilDrained } from '../harness/until.js';

const MOST_STALL_MS = 100;
/** A busy machine stalls everybody: what counts is the best of so many rounds. */
const ROUNDS = 3;
const MB = 1_048_576;
const AT = '"updated_at":"2026-11-01T10:00:00Z","variants":[]';
const levels = (open: string, close: string, inner = ''): string =>
  `${open.repeat(100_000)}${inner}${close.repeat(100_000)}`;

interface Payload {
  readonly what: string;
  readonly body: string | Buffer;
  readonly status: number;
  readonly chunked?: boolean;
}

const PAYLOADS: readonly Payload[] = [
  { what: 'more than 1 MB', body: `{"id":1,"title":"${'x'.repeat(MB)}",${AT}}`, status: 413 },
  {
    what: 'more than 1 MB, in chunks',
    body: `{"id":1,"title":"${'x'.repeat(2 * MB)}",${AT}}`,
    status: 413,
    chunked: true,
  },
  {
    what: 'almost 1 MB',
    body: `{"id":2,"title":"large","body_html":"${'<b>x</b> '.repeat(110_000)}",${AT}}`,
    status: 200,
  },
  {
    what: 'almost 1 MB of opening brackets in a text',
    body: `{"id":3,"title":"${'<'.repeat(1_000_000)}",${AT}}`,
    status: 200,
  },
  { what: '100,000 lists deep', body: levels('[', ']'), status: 200 },
  { what: '100,000 objects deep', body: levels('{"a":', '}', '1'), status: 200 },
  {
    what: 'deep inside a product',
    body: `{"id":4,"title":"deep","tags":${levels('[', ']')},${AT}}`,
    status: 200,
  },
  {
    what: '80,000 members',
    body: `{${Array.from({ length: 80_000 }, (_, n) => `"k${n}":0`).join(',')}}`,
    status: 200,
  },
  {
    what: 'a prototype',
    body: `{"__proto__":{"id":5,"admin":true},"constructor":{"prototype":{}},"id":5,"title":"p",${AT}}`,
    status: 200,
  },
  { what: 'keys twice', body: `{"id":1,"id":6,"title":"a","title":"b",${AT}}`, status: 200 },
  { what: 'infinity', body: `{"id":1e400,"title":"x",${AT}}`, status: 200 },
  { what: 'half surrogate pairs', body: `{"id":7,"title":"a\\ud800b",${AT}}`, status: 200 },
  { what: 'NUL and control characters', body: `{"id":8,"title":"a\\u0000b\\u001b",${AT}}`, status: 200 },
  { what: 'bytes that are no UTF-8', body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), status: 200 },
  { what: 'no JSON', body: '<xml/>', status: 200 },
  { what: 'a number', body: '1', status: 200 },
];

export const payloads: Drill = {
  name: 'payloads',
  about:
    'webhooks over 1 MB, 100,000 levels deep and otherwise odd: refused or held, no crash, no stall of 100 ms',
  async run(stack) {
    const place = await stack.boot('odd');
    const loopFile = path.join(place.home, 'loop.txt');
    const settings = configureSources(place);
    const api = await place.startApi('api', {
      ...settings,
      DRILL_LOOP_FILE: loopFile,
      NODE_OPTIONS: `--require ${path.join(__dirname, '..', 'harness', 'loop-watch.js')}`,
    });
    await place.startWorker('worker', settings);
    const wrong: Claim[] = [];
    const stalls: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await pause(500);
      const started = Date.now();
      for (const payload of PAYLOADS) {
        const status = await send(api.port, payload);
        if (status !== payload.status)
          wrong.push({ what: `${payload.what}: ${payload.status} (${status})`, holds: false });
      }
      await pause(300);
      stalls.push(longestStall(loopFile, started));
    }
    await untilDrained(place);
    const alive = (await fetch(`http://127.0.0.1:${api.port}/livez`)).status;
    const held = await countIn(place.graph, 'count-quarantine');
    const polluted = await countIn(place.graph, 'count-polluted', { product: '5' });
    const { failed } = await place.queue.counts();
    const stall = Math.min(...stalls);
    return conclude(
      {
        payloads: PAYLOADS.length,
        rounds: ROUNDS,
        stall_ms: stall,
        worst_round_ms: Math.max(...stalls),
        held,
      },
      [
        ...wrong,
        { what: `${PAYLOADS.length} payloads answered as they should be`, holds: wrong.length === 0 },
        {
          what: `the event loop stood still for ${stall} ms at most (rounds: ${stalls.join(', ')})`,
          holds: stall < MOST_STALL_MS,
        },
        {
          what: `the API lives (${alive}), no batch was given up (${failed})`,
          holds: alive === 200 && failed === 0,
        },
        { what: `what could not be used is held (${held})`, holds: held >= 7 },
        { what: 'no prototype came through', holds: polluted === 0 },
      ],
    );
  },
};

async function send(port: number, { body, chunked = false }: Payload): Promise<number> {
  const provider = PROVIDERS.find(({ name }) => name === 'shopify');
  if (provider === undefined) throw new Error('no such provider');
  const { status } = await postHook(port, 'shopify', {
    ...signWebhook(provider, Buffer.from(body)),
    chunked,
  });
  return status;
}

function longestStall(file: string, since: number): number {
  if (!existsSync(file)) return Number.POSITIVE_INFINITY;
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
  return Math.max(0, ...lines.filter(([at = 0]) => at > since).map(([, ms = 0]) => ms));
}
