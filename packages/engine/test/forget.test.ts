import type { EventInput } from '@wherefore/contracts';
import {
  clearFeeds,
  countForgottenPeople,
  exportPerson,
  forgetAgain,
  forgetPerson,
  type ForgetParts,
  holdBatch,
  logDecisions,
  type PersonAsked,
  rebuildGraph,
  recallDecision,
  recordDecision,
  type RecordParts,
  restoreForgotten,
  stateHash,
  submitBatch,
  withForgetting,
} from '@wherefore/engine';
import { openDecisionLog } from '@wherefore/log';
import { openDecisionStream, openDecisionTail, PRIORITY } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { Redis } from 'ioredis';
import { event, order } from './support/events.js';
import { everything } from './support/everything.js';
import { openWorld, type World } from './support/world.js';

let world: World;
let redis: Redis;
beforeAll(async () => {
  world = await openWorld();
  redis = new Redis(world.redisUrl);
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  redis.disconnect();
  await world.close();
});

const forgetting = <T>(work: (parts: ForgetParts) => Promise<T>) => withForgetting(world, world, work);

const AT = '2026-10-02T00:00:00.000Z';
jest.setTimeout(SERVER_START_TIMEOUT_MS);

const tokenOf = (name: string) => `canary-${name}`;

/** Everything that feeds can say of somebody, with a word that is theirs alone wherever a word can be. */
function lifeOf(name: string): EventInput[] {
  const customer = tokenOf(name);
  const session = `${customer}-session`;
  return [
    event('customer.upserted', {
      customer,
      locale: 'en',
      country: 'DE',
      region: `region of ${customer}`,
      email: `${customer}@example.org`,
      phone: `+49 30 ${customer}`,
      attributes: { nick: `the ${customer}` },
    }),
    event('consent.changed', { customer, purpose: 'personalisation', granted: true }),
    event('segment.joined', { segment: 'regulars', customer }),
    event('campaign.redeemed', { campaign: 'autumn', customer, coupon: `coupon-${customer}` }),
    {
      ...order(`order of ${name}`, customer, { at: AT, products: ['tea', 'milk'] }),
      id: `placed-${customer}-1`,
    },
    event('product.viewed', { product: 'tea', session }),
    event('session.identified', { session, customer }),
    event('product.viewed', { product: 'milk', customer, session }),
    event('cart.changed', { customer, items: [{ product: 'milk', quantity: 2 }] }),
    event('offer.rejected', { product: 'tea', customer, reason: `${customer} says no` }),
    event('subscription.changed', {
      customer,
      product: 'tea',
      plan: `plan of ${customer}`,
      status: 'active',
    }),
    event('ticket.changed', {
      ticket: `ticket-${customer}`,
      customer,
      status: 'open',
      topic: `${customer} asks`,
    }),
  ];
}
const SHOP: EventInput[] = [
  event('product.upserted', { product: 'tea', title: 'Tea', price: 3 }),
  event('product.upserted', { product: 'milk', title: 'Milk', price: 1 }),
  event('segment.upserted', { segment: 'regulars', name: 'Regulars' }),
  event('campaign.upserted', { campaign: 'autumn', name: 'Autumn' }),
];

const forget = (asked: PersonAsked) =>
  forgetting((parts) =>
    forgetPerson(
      parts,
      { asked, who: 'ada', why: `${Object.values(asked).join()} asked for it` },
      new Date(),
    ),
  );

async function traces(...names: string[]): Promise<string[]> {
  const found = await everything(world, redis);
  const secrets = names.flatMap((name) => [
    tokenOf(name),
    world.keyring.pseudonym(tokenOf(name)),
    world.keyring.pseudonym(`${tokenOf(name)}-session`),
    world.keyring.contactHash(`${tokenOf(name)}@example.org`),
  ]);
  return Object.entries(found).flatMap(([store, text]) =>
    secrets
      .filter((secret) => text.includes(secret))
      .map((secret) => {
        const at = text.indexOf(secret);
        return `${secret} in ${store}: ${text.slice(Math.max(0, at - 80), at + 60)}`;
      }),
  );
}

const peopleState = async (name: string) =>
  JSON.stringify(
    await world.graph.runText(
      `MATCH (c:Customer {id: $id}) RETURN properties(c) AS own,
        COUNT { (c)--() } AS links, [(c)-[:PLACED]->(o) | properties(o)] AS orders, [(c)<-[:OF]-(s) | s.id] AS sessions`,
      { id: tokenOf(name) },
    ),
  );

async function decide(parts: RecordParts, name: string) {
  const body = JSON.stringify({
    v: 1,
    at: AT,
    now: AT,
    request: { placement: 'home', customer: world.keyring.pseudonym(tokenOf(name)), cart: ['tea'], first: 3 },
    versions: { epoch: null, rules: 1, placement: 'home@1' },
    basis: { visitor: `hash-${name}`.padEnd(16, 'x').slice(0, 16), placement: 'p', rules: 'r', epoch: null },
    products: [],
    offers: [],
    bundles: [],
    refused: [],
    degraded: [],
    candidates: 0,
    personalised: true,
    tookMs: 1,
  });
  const hash = `hash-${name}`.padEnd(16, 'x').slice(0, 16);
  const visitor = { kind: 'visitor' as const, hash, body: `{"region":"region of ${tokenOf(name)}"}` };
  return recordDecision(parts, { body, snapshots: [visitor] });
}

it('takes somebody out of every store, and nobody else; the receipt names nobody', async () => {
  const { graph, keyring, queue, directory } = world;
  await world.apply([...SHOP, ...lifeOf('ann'), ...lifeOf('ben')]);
  const reject = (name: string) => ({
    source: 'test',
    position: `event bad-${name}`,
    reason: 'no such type',
    original: JSON.stringify({ type: 'nonsense', payload: { customer: tokenOf(name) } }),
  });
  await world.apply([], { rejects: [reject('ann'), reject('ben')] });
  const batch = (id: string) => ({
    id,
    source: 'test',
    receivedAt: AT,
    guard: 'event' as const,
    events: [],
    rejects: [],
  });
  await holdBatch({ graph, keyring }, { ...batch('held'), events: [] }, 'late');
  await submitBatch(
    { queue, keyring },
    { ...batch('waits'), rejects: [reject('ann'), reject('ben')] },
    PRIORITY.feed,
  );
  const mark = { id: 'm', product: 'tea' as never, at: Date.parse(AT), channel: null, campaign: null };
  for (const name of ['ann', 'ben'])
    await queue.live.addExposures({ customer: keyring.pseudonym(tokenOf(name)), session: null }, [mark]);
  const decisions = await openDecisionStream(world.redisUrl);
  const log = await openDecisionLog({ directory });
  const record: RecordParts = { keyring, decisions, decisionLog: () => Promise.resolve(log) };
  const [ofAnn, ofBen] = [await decide(record, 'ann'), await decide(record, 'ben')];
  const moving = logDecisions(
    { tail: openDecisionTail(world.redisUrl), log, keyring },
    { lingerMs: 1, onError: () => undefined },
  );
  const laterOfAnn = await decide(record, 'ann');
  const ben = await peopleState('ben');

  const receipt = await forget({ customer: tokenOf('ann') });
  expect(await traces('ann')).toEqual([]);
  expect(JSON.stringify(receipt)).not.toContain('canary');
  expect(receipt).toMatchObject({
    found: true,
    customers: 1,
    by: 'ada',
    money: { orders: 1, amounts: { '': 20 } },
  });
  const found = Object.fromEntries(receipt.stores.map((one) => [one.store, one.found]));
  expect(found).toMatchObject({
    sessions: 1,
    quarantine: 1,
    queue: 1,
    'live state': 1,
    decisions: 2,
    snapshots: 1,
  });
  expect(receipt.stores.find(({ store }) => store === 'log')).toMatchObject({ removed: 7, blanked: 5 });

  expect(await peopleState('ben')).toBe(ben);
  expect(await recallDecision(record, ofAnn)).toBeNull();
  expect(await recallDecision(record, laterOfAnn)).toBeNull();
  expect((await recallDecision(record, ofBen))?.record.request.customer).toBe(
    keyring.pseudonym(tokenOf('ben')),
  );
  expect((await log.counts()).decisions).toBe(3);
  expect(await world.value("MATCH (o:Order {id: 'order of ann'}) RETURN o.amounts")).toEqual([10, 10]);
  await moving.close();
  decisions.close();
  await log.close();
});

it('does not let them back: not by a replay of their feeds, nor from the log', async () => {
  const before = await stateHash(world.graph);
  const again = await world.apply([
    ...lifeOf('ann'),
    event('product.viewed', { product: 'tea', customer: tokenOf('ann') }),
  ]);
  expect(again).toMatchObject({ forgotten: 13 });
  expect(await traces('ann')).toEqual([]);
  await clearFeeds(world.graph, () => undefined);
  await rebuildGraph(world, new Date(), () => undefined);
  expect(await traces('ann')).toEqual([]);
  expect((await stateHash(world.graph)).parts).toEqual(before.parts);
});

it('finds them by address and by number, and as one under two ids; nobody is found without harm', async () => {
  const twin = event('customer.upserted', {
    customer: tokenOf('second'),
    email: ` ${tokenOf('first').toUpperCase()}@example.org`.trim(),
  });
  await world.apply([...lifeOf('first'), twin, ...lifeOf('phoned')]);
  expect(await forget({ email: `${tokenOf('first')}@example.org` })).toMatchObject({
    found: true,
    customers: 2,
  });
  expect(await traces('first', 'second')).toEqual([]);
  expect(await forget({ phone: `+49 30 ${tokenOf('phoned')}` })).toMatchObject({ found: true, customers: 1 });
  expect(await traces('phoned')).toEqual([]);
  expect(await forget({ customer: 'nobody at all' })).toMatchObject({ found: false });
  await expect(
    forgetting((parts) =>
      forgetPerson(parts, { asked: { customer: 'x' }, who: 'ada', why: ' ' }, new Date()),
    ),
  ).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

it('knows them by their address under a new id', async () => {
  const back = event('customer.upserted', { customer: 'new id', email: `${tokenOf('first')}@example.org` });
  const family = event('customer.upserted', {
    customer: 'brother',
    email: 'brother@example.org',
    phone: `+49 30 ${tokenOf('first')}`,
  });
  expect(
    await world.apply([back, order('n1', 'new id', { at: AT, products: ['tea'] }), family]),
  ).toMatchObject({
    applied: 2,
    forgotten: 3,
  });
  expect(await world.value("MATCH (c:Customer {id: 'new id'}) RETURN count(c)")).toBe(0);
  expect(await world.value("MATCH (c:Customer {id: 'brother'}) RETURN c.phoneHash")).toBeNull();
});

it('gives somebody all that there is of them, and of nobody else', async () => {
  await world.apply([...lifeOf('told'), ...lifeOf('other')]);
  const why = `asked by ${tokenOf('told')}`;
  const exported = await forgetting((parts) =>
    exportPerson(parts, { customer: tokenOf('told'), who: 'ada', why }, new Date()),
  );
  expect(exported.provided).toMatchObject({
    emails: [`${tokenOf('told')}@example.org`],
    phones: [`+49 30 ${tokenOf('told')}`],
    region: `region of ${tokenOf('told')}`,
    attributes: { nick: `the ${tokenOf('told')}` },
    consents: [{ purpose: 'personalisation', granted: true }],
    orders: [{ id: 'order of told', lines: [{ product: 'tea' }, { product: 'milk' }] }],
  });
  expect(exported.observed.views.map(({ product, count }) => [product, count]).sort()).toEqual([
    ['milk', 1],
    ['tea', 1],
  ]);
  expect(JSON.stringify(exported)).not.toContain(tokenOf('other'));
  const entry = "MATCH (a:Audit {what: 'person.export'}) RETURN a.why + a.after";
  expect(await world.value(entry)).not.toContain('canary');
  await expect(
    forgetting((parts) => exportPerson(parts, { customer: 'stranger', who: 'ada', why }, new Date())),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('is the same when two do it at once', async () => {
  await world.apply(lifeOf('twice'));
  const receipts = await Promise.all([
    forget({ customer: tokenOf('twice') }),
    forget({ customer: tokenOf('twice') }),
  ]);
  expect(receipts.map(({ found }) => found).sort()).toEqual([false, true]);
  expect(await traces('twice')).toEqual([]);
});

it('survives a graph that is lost, and takes out again what an old backup brings back', async () => {
  const list = await forgetting(({ graph, erasure }) => countForgottenPeople(graph, erasure));
  expect(list).toMatchObject({ receipts: 6, unfinished: 0 });
  await world.graph.runText('MATCH (f:Forgotten) DELETE f');
  await world.apply(lifeOf('ann').map((one) => ({ ...one, id: `old ${one.id}` })));
  expect((await traces('ann')).length).toBeGreaterThan(0);
  const lacking = await forgetting(({ graph, erasure }) => restoreForgotten(graph, erasure));
  expect(lacking).toBeGreaterThan(0);
  const receipt = await forgetting((parts) =>
    forgetAgain(parts, { who: 'ada', why: 'restored' }, new Date()),
  );
  expect(receipt.found).toBe(true);
  expect(await traces('ann')).toEqual([]);
});
