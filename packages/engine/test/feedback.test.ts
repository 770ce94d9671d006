import type { Batch } from '@wherefore/contracts';
import {
  acceptEvents,
  createKeyring,
  decisionIdOf,
  openBatch,
  recordDecision,
  type Tracked,
  track,
} from '@wherefore/engine';
import { type DecisionStream, openDecisionStream, openQueue, type QueueDoor } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { Redis } from 'ioredis';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const keyring = createKeyring('a master key for tests, 32 characters or more');
const pseudonymOf = (name: string): string => keyring.pseudonym(name);

let server: Awaited<ReturnType<typeof startThrowawayRedis>>;
let redis: Redis;
let queue: QueueDoor;
let decisions: DecisionStream;
let decision: string;

beforeAll(async () => {
  server = await startThrowawayRedis();
  redis = new Redis(server.url);
  queue = await openQueue(server.url);
  decisions = await openDecisionStream(server.url);
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  decisions.close();
  await queue.close();
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
  const record = { request: { customer: pseudonymOf('ann'), session: pseudonymOf('s1') } };
  decision = await recordDecision({ keyring, decisions }, { body: JSON.stringify(record), snapshots: [] });
});

const NOTHING: Tracked = {
  id: null,
  type: 'offer.shown',
  customer: null,
  session: null,
  product: null,
  items: null,
  occurredAt: null,
};
const send = (...events: Partial<Tracked>[]) =>
  track(
    { queue, keyring, decisions },
    events.map((one) => ({ ...NOTHING, decision, ...one })),
    NOW,
  );
const marksOf = (customer: string | null, session: string | null = null) =>
  queue.live.readMarks({
    customer: customer === null ? null : keyring.pseudonym(customer),
    session: session === null ? null : keyring.pseudonym(session),
  });

/** What waits for the worker. */
async function batches(): Promise<Batch[]> {
  const keys = await redis.keys('wherefore:intake:*');
  const sealed = await Promise.all(keys.map((key) => redis.getBuffer(key)));
  return sealed.map((one) => openBatch(keyring, one ?? Buffer.alloc(0)));
}

describe('feedback', () => {
  it('counts what was shown at once, and the same event once', async () => {
    const shown = { id: 'e1', customer: 'ann', products: ['tea', 'milk'], channel: 'email', campaign: 'c1' };
    expect(await send(shown)).toMatchObject({ accepted: 1 });
    await send(shown);
    const { exposures, rejections } = await marksOf('ann');
    const at = NOW.toISOString();
    expect([...exposures].sort((a, b) => (a.product < b.product ? -1 : 1))).toEqual([
      { product: 'milk', at, channel: 'email', campaign: 'c1' },
      { product: 'tea', at, channel: 'email', campaign: 'c1' },
    ]);
    expect(rejections).toEqual([]);
  });

  it('lets a dismissal act at once, for the customer and the session', async () => {
    await send({ type: 'offer.rejected', customer: 'ann', session: 's9', product: 'tea', reason: 'no tea' });
    for (const { rejections } of [await marksOf('ann'), await marksOf(null, 's9')])
      expect(rejections).toMatchObject([{ product: 'tea' }]);
  });

  it('belongs to those the decision was made for, where it names nobody', async () => {
    await send({ type: 'offer.rejected', product: 'tea' }, { type: 'offer.shown', product: 'tea' });
    expect((await marksOf('ann')).rejections).toMatchObject([{ product: 'tea' }]);
    expect((await marksOf(null, 's1')).exposures).toMatchObject([{ product: 'tea' }]);
  });

  it('never lets a wrong clock put a mark into the future', async () => {
    await send({ customer: 'ann', product: 'tea', occurredAt: '2030-01-01T00:00:00.000Z' });
    expect((await marksOf('ann')).exposures).toMatchObject([{ at: NOW.toISOString() }]);
  });

  it('goes the way of all events, with the decision it is about', async () => {
    const types = ['offer.shown', 'offer.clicked', 'offer.carted', 'offer.bought', 'offer.rejected'] as const;
    expect(
      await send(...types.map((type) => ({ type, product: 'tea', quantity: 2, placement: 'home' }))),
    ).toEqual({
      batch: expect.any(String) as string,
      accepted: 5,
      quarantined: [],
    });
    const [batch] = await batches();
    expect(batch?.events.map((event) => [event.type, event.payload])).toEqual([
      ['offer.shown', { decision, placement: 'home', products: ['tea'] }],
      ['offer.clicked', { decision, placement: 'home', product: 'tea' }],
      ['offer.carted', { decision, placement: 'home', product: 'tea', quantity: 2 }],
      ['offer.bought', { decision, placement: 'home', product: 'tea', quantity: 2 }],
      ['offer.rejected', { decision, product: 'tea' }],
    ]);
  });

  it('is quarantined with the reason when its decision was never made, and then marks nothing', async () => {
    const [forged, none] = [decisionIdOf(createKeyring('x'.repeat(32)), '1-1'), 'nonsense'];
    const bad = [forged, none].map((id) => ({ customer: 'ann', product: 'tea', decision: id }));
    expect(await send(...bad, { customer: 'ann', product: 'milk' })).toMatchObject({
      accepted: 1,
      quarantined: [
        { index: 0, reason: 'payload.decision: not the id of a decision that was made here' },
        { index: 1, reason: 'payload.decision: not the id of a decision' },
      ],
    });
    expect((await marksOf('ann')).exposures).toMatchObject([{ product: 'milk' }]);
    const [batch] = await batches();
    expect(batch?.rejects.map(({ original }) => original)).toEqual([
      expect.stringContaining(forged),
      expect.stringContaining(none),
    ]);
  });

  it('is taken from feeds too', async () => {
    const event = {
      id: 'mail-1',
      source: 'mailer',
      type: 'offer.shown',
      occurredAt: '2026-11-24T11:00:00Z',
      payload: { decision, customer: 'bob', products: ['tea'], channel: 'email' },
    };
    expect(await acceptEvents({ queue, keyring }, [event], NOW)).toMatchObject({ accepted: 1 });
    expect((await marksOf('bob')).exposures).toEqual([
      { product: 'tea', at: '2026-11-24T11:00:00.000Z', channel: 'email', campaign: null },
    ]);
  });
});
