import { type Claim, conclude } from '../harness/conclude.js';
import { configureSources } from '../harness/configure-sources.js';
import type { Drill } from '../harness/drill.js';
import { type HookReply, postHook } from '../harness/post-hook.js';
import { PROVIDERS, signWebhook } from '../harness/sign-webhook.js';
import { until } from '../harness/until.js';

const MOST_MS = 1_000;
const AT_ONCE = 20;

export const redisDown: Drill = {
  name: 'redis-down',
  about: 'Redis stopped, then killed: webhooks are told 503 within a second, and taken again once it is back',
  async run(stack) {
    const place = await stack.boot('down');
    const api = await place.startApi('api', configureSources(place));
    const [shop] = PROVIDERS;
    let sent = 0;
    const send = (): Promise<HookReply> => {
      const body = Buffer.from(shop?.payload(`product ${(sent += 1)}`) ?? '');
      return shop === undefined
        ? Promise.reject(new Error('no provider'))
        : postHook(api.port, shop.name, signWebhook(shop, body));
    };
    const burst = () => Promise.all(Array.from({ length: AT_ONCE }, send));
    const back = () => until('webhooks are taken again', async () => (await send()).status === 200, 30_000);
    await back();
    process.kill(place.pids.redis, 'SIGSTOP');
    const stopped = [...(await burst()), ...(await burst())];
    process.kill(place.pids.redis, 'SIGCONT');
    await back();
    process.kill(place.pids.redis, 'SIGKILL');
    const killed = [...(await burst()), ...(await burst())];
    const alive = (await fetch(`http://127.0.0.1:${api.port}/livez`)).status;
    await place.restartRedis();
    const restarted = performance.now();
    await back();
    const recovery = Math.round(performance.now() - restarted) / 1_000;
    return conclude({ stopped_ms: slowest(stopped), killed_ms: slowest(killed), recovery_s: recovery }, [
      refusedInTime('Redis stopped', stopped),
      refusedInTime('Redis killed', killed),
      { what: `the API itself lives (${alive})`, holds: alive === 200 },
      { what: `webhooks are taken again ${recovery} s after Redis is back`, holds: recovery < 10 },
    ]);
  },
};

const slowest = (replies: readonly HookReply[]): number =>
  Math.round(Math.max(...replies.map(({ ms }) => ms)));

function refusedInTime(what: string, replies: readonly HookReply[]): Claim {
  const statuses = [...new Set(replies.map(({ status }) => status))].join(', ');
  return {
    what: `${what}: ${replies.length} webhooks answered ${statuses} within ${slowest(replies)} ms, all with Retry-After`,
    holds: replies.every(
      ({ status, ms, retryAfter }) => status === 503 && ms <= MOST_MS && retryAfter !== null,
    ),
  };
}
