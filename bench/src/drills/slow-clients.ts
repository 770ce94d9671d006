import { setTimeout as pause } from 'node:timers/promises';
import { type Claim, conclude } from '../harness/conclude.js';
import { configureSources } from '../harness/configure-sources.js';
import { type Drill, scaled } from '../harness/drill.js';
import { type HookReply, postHook } from '../harness/post-hook.js';
import { PROVIDERS, signWebhook } from '../harness/sign-webhook.js';
import { type SlowClient, type Slowness, startSlowClient } from '../harness/slow-client.js';
import { untilDrained } from '../harness/until.js';

const WAYS: readonly Slowness[] = ['headers', 'body', 'silence'];
const [PER_SECOND, MOST_P99_MS] = [50, 500];
const MOST_SECONDS: Readonly<Record<Slowness, number>> = { headers: 15, body: 15, silence: 15 };
/** What has just been started compiles for a while. */
const WARM_UP_S = 12;

export const slowClients: Drill = {
  name: 'slow-clients',
  about:
    '500 clients that drip headers, drip bodies or say nothing: normal webhooks p99 < 500 ms, they are let go',
  async run(stack, options) {
    const seconds = Math.max(options.seconds ?? 30, 17);
    const place = await stack.boot('slow');
    const settings = configureSources(place);
    const api = await place.startApi('api', settings);
    await place.startWorker('worker', settings);
    await measure(api.port, WARM_UP_S);
    const clients = Array.from({ length: scaled(500, options) }, (_, n) =>
      startSlowClient(api.port, WAYS[n % WAYS.length] ?? 'headers'),
    );
    await stack.keep({ stop: () => Promise.resolve(clients.forEach((client) => client.stop())) });
    stack.say(`${clients.length} slow clients for ${seconds} s, and ${PER_SECOND} webhooks a second`);
    const replies = await measure(api.port, seconds);
    await untilDrained(place);
    const times = replies.map(({ ms }) => ms).sort((a, b) => a - b);
    const p99 = Math.round(times[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN);
    const good = replies.filter(({ status }) => status === 200).length;
    return conclude(
      {
        clients: clients.length,
        webhooks: replies.length,
        p99_ms: p99,
        ...Object.fromEntries(WAYS.map((how) => [`${how}_s`, longest(clients, how)])),
      },
      [
        { what: `all ${replies.length} normal webhooks are taken (${good})`, holds: good === replies.length },
        { what: `with a p99 of ${p99} ms`, holds: p99 < MOST_P99_MS },
        ...WAYS.map((how) => letGo(clients, how)),
      ],
    );
  },
};

async function measure(port: number, seconds: number): Promise<HookReply[]> {
  const provider = PROVIDERS.find(({ name }) => name === 'shopify');
  if (provider === undefined) throw new Error('no such provider');
  const replies: Promise<HookReply>[] = [];
  const started = performance.now();
  for (let n = 0; n < seconds * PER_SECOND; n += 1) {
    const body = Buffer.from(provider.payload(`product ${n}`));
    replies.push(postHook(port, 'shopify', signWebhook(provider, body)));
    await pause(Math.max(0, started + ((n + 1) / PER_SECOND) * 1_000 - performance.now()));
  }
  return Promise.all(replies);
}

const longest = (clients: readonly SlowClient[], how: Slowness): number =>
  Math.round(
    Math.max(...clients.filter((one) => one.how === how).map((one) => one.lasted() ?? Infinity)) / 100,
  ) / 10;

function letGo(clients: readonly SlowClient[], how: Slowness): Claim {
  const seconds = longest(clients, how);
  return {
    what: `slow in ${how}: let go after ${seconds} s at the latest`,
    holds: seconds <= MOST_SECONDS[how],
  };
}
