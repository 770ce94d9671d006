import { setTimeout as pause } from 'node:timers/promises';
import { conclude } from '../harness/conclude.js';
import { configureSources } from '../harness/configure-sources.js';
import type { Drill } from '../harness/drill.js';
import { postHook } from '../harness/post-hook.js';
import { PROVIDERS, signWebhook } from '../harness/sign-webhook.js';
import { untilDrained } from '../harness/until.js';
import { cypher } from '../stack/cypher.js';

const PER_SECOND = 200;
const TICK_MS = 50;

export const killRedis: Drill = {
  name: 'kill-redis',
  about:
    'kill -9 of Redis, twice, under 200 webhooks a second: every webhook that was answered 200 takes effect',
  async run(stack, options) {
    const seconds = options.seconds ?? 30;
    const place = await stack.boot('killed');
    const settings = configureSources(place);
    const api = await place.startApi('api', settings);
    await place.startWorker('worker', { ...settings, WHEREFORE_WORKER_CONCURRENCY: '4' });
    const acknowledged: number[] = [];
    const statuses = new Map<number, number>();
    const [shop] = PROVIDERS;
    const send = async (id: number): Promise<void> => {
      if (shop === undefined) return;
      const body = Buffer.from(
        JSON.stringify({ id, title: `Product ${id}`, updated_at: '2026-11-01T10:00:00Z', variants: [] }),
      );
      const { status } = await postHook(api.port, shop.name, signWebhook(shop, body));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 200) acknowledged.push(id);
    };
    const killing = killTwice();
    const sending: Promise<void>[] = [];
    const started = performance.now();
    for (let sent = 0; sent < seconds * PER_SECOND;) {
      for (let n = 0; n < (PER_SECOND * TICK_MS) / 1_000; n += 1) sending.push(send((sent += 1)));
      await pause(Math.max(0, started + (sent / PER_SECOND) * 1_000 - performance.now()));
    }
    await Promise.all(sending);
    await killing;
    await untilDrained(place);
    const rows = await place.graph.runText(cypher('list-products'));
    const held = new Set(rows.map((row) => Number(row['id'])));
    const lost = acknowledged.filter((id) => !held.has(id)).length;
    const refused = [...statuses]
      .filter(([status]) => status !== 200)
      .map(([status, count]) => `${count} x ${status}`);
    return conclude({ sent: sending.length, acknowledged: acknowledged.length, lost, in_graph: held.size }, [
      { what: `of ${acknowledged.length} acknowledged webhooks ${lost} are lost`, holds: lost === 0 },
      {
        what: `the others were refused (${refused.join(', ')})`,
        holds: [...statuses.keys()].every((status) => [200, 503].includes(status)),
      },
      { what: 'Redis was away for some of them', holds: (statuses.get(503) ?? 0) > 0 },
    ]);

    async function killTwice(): Promise<void> {
      let pid = place.pids.redis;
      for (let kill = 0; kill < 2; kill += 1) {
        await pause((seconds * 1_000) / 3);
        stack.say('kill -9 of Redis');
        process.kill(pid, 'SIGKILL');
        await pause(1_000);
        ({ pid } = await place.restartRedis());
      }
    }
  },
};
