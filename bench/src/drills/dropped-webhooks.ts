import { loadSources } from '@wherefore/config';
import { type KindReport, openSources, reconcileSource, stateHash } from '@wherefore/engine';
import { openLease, openSourceQueue } from '@wherefore/queue';
import { compareShop } from '../harness/compare-shop.js';
import { conclude } from '../harness/conclude.js';
import { configureSources, SECRETS } from '../harness/configure-sources.js';
import { type Drill, scaled } from '../harness/drill.js';
import type { DrillStack } from '../harness/drill-stack.js';
import { type FakeShop, startFakeShop } from '../harness/fake-shop.js';
import type { Place } from '../harness/place.js';
import { postHook } from '../harness/post-hook.js';
import { randomFrom } from '../harness/random.js';
import { type ShopChange, shopHistory } from '../harness/shop-history.js';
import { PROVIDERS, signWebhook } from '../harness/sign-webhook.js';
import { untilDrained } from '../harness/until.js';

const [HOURS, LOST_HOUR, LOST_SHARE, SENDERS] = [10, 6, 0.03, 16];
const HOUR_MS = 3_600_000;

export const droppedWebhooks: Drill = {
  name: 'dropped-webhooks',
  about:
    '20,000 changes of a shop; 3 in 100 webhooks and those of a whole hour are lost: one cycle repairs all, the next writes nothing',
  async run(stack, options) {
    const random = randomFrom(options.seed);
    const to = new Date(Date.now() - 600_000);
    const from = new Date(to.getTime() - HOURS * HOUR_MS);
    const history = shopHistory(scaled(20_000, options), { from, to, random });
    const isLost = ({ at }: ShopChange) =>
      random.next() < LOST_SHARE || Math.floor((at.getTime() - from.getTime()) / HOUR_MS) === LOST_HOUR;
    const sent = random.shuffled(history.filter((change) => !isLost(change)));

    const place = await stack.boot('dropped');
    const shop = await stack.keep(await startFakeShop());
    const cycle = await poller(stack, place, shop);
    shop.clock = from;
    await cycle();
    await deliver(stack, place, sent);
    for (const { id, product } of history)
      if (product === null) shop.products.delete(id);
      else shop.products.set(id, product);
    shop.clock = new Date(to.getTime() + 60_000);
    const before = await compareShop(place, shop.products);
    stack.say(
      `${history.length - sent.length} webhooks lost: ${before.missing} products are missing, ${before.outdated} out of date, ${before.undead} sold though gone`,
    );

    const first = await cycle();
    const after = await compareShop(place, shop.products);
    const state = (await stateHash(place.graph)).hash;
    const second = await cycle();
    const unmoved = (await stateHash(place.graph)).hash === state;
    const found = first.created + first.changed + first.deleted;
    const reads = Math.round((first.requests / Math.max(1, found)) * 1_000) / 1_000;
    return conclude(
      {
        changes: history.length,
        lost: history.length - sent.length,
        wrong_before: before.all,
        wrong_after: after.all,
        found,
        requests: first.requests,
        reads_per_entity: reads,
        cycle_s: first.seconds,
        second_cycle_s: second.seconds,
        second_cycle_sent: second.sent,
      },
      [
        { what: `what was lost did harm (${before.all} products wrong)`, holds: before.all > 0 },
        {
          what: `one cycle repairs all of it (${after.all} wrong; ${first.created} created, ${first.changed} changed, ${first.deleted} deleted)`,
          holds: after.all === 0,
        },
        { what: `it found no more than was wrong (${found})`, holds: found === before.all },
        { what: `${reads} reads per entity found`, holds: reads <= 2 },
        {
          what: `the second cycle sends nothing (${second.sent}) and the graph stays as it is`,
          holds: second.sent === 0 && unmoved,
        },
      ],
    );
  },
};

async function poller(stack: DrillStack, place: Place, shop: FakeShop): Promise<() => Promise<KindReport>> {
  const settings = configureSources(place, shop.address);
  const file = { WHEREFORE_SOURCES: settings['WHEREFORE_SOURCES'] ?? '' };
  const source = openSources(loadSources(file, SECRETS)).get('shopify');
  const url = place.env['REDIS_URL'] ?? '';
  const sourceQueue = await openSourceQueue(url);
  await stack.keep({ stop: () => sourceQueue.close() });
  await place.startWorker('worker', { WHEREFORE_WORKER_CONCURRENCY: '4' });
  const parts = { ...place, sourceQueue, lease: (name: string) => openLease(url, name) };
  return async () => {
    const report = source === undefined ? null : await reconcileSource(parts, source, { deletions: 'now' });
    const [kind] = report?.kinds ?? [];
    if (kind === undefined) throw new Error('the shop is not polled');
    return kind;
  };
}

/** Sends webhooks in the order given, by several senders, and waits until they have taken effect. */
async function deliver(stack: DrillStack, place: Place, changes: readonly ShopChange[]): Promise<void> {
  const api = await place.startApi('api', configureSources(place));
  const provider = PROVIDERS.find(({ name }) => name === 'shopify');
  if (provider === undefined) throw new Error('no such provider');
  stack.say(`${changes.length} webhooks, in any order`);
  let next = 0;
  const send = async (): Promise<void> => {
    for (let change = changes[next++]; change !== undefined; change = changes[next++]) {
      const { id, at, product } = change;
      const body = Buffer.from(JSON.stringify(product === null ? { id } : { ...product, variants: [] }));
      const { headers } = signWebhook(provider, body);
      const topic = product === null ? 'products/delete' : 'products/update';
      const more = { 'x-shopify-topic': topic, 'x-shopify-triggered-at': at.toISOString() };
      const { status, text } = await postHook(api.port, 'shopify', {
        body,
        headers: { ...headers, ...more },
      });
      if (status !== 200) throw new Error(`a webhook was answered ${status}: ${text}`);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  await untilDrained(place, 500_000);
}
