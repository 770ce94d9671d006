import { isDeepStrictEqual } from 'node:util';
import {
  type EventInput,
  OfferRequest,
  type OfferRequestInput,
  type ProductFacts,
  type Visitor,
} from '@wherefore/contracts';
import {
  type Desk,
  learnEpoch,
  offer,
  openDesk,
  readSnapshot,
  type Recalled,
  recallDecision,
  type RecordParts,
} from '@wherefore/engine';
import { type DecisionStream, openDecisionStream } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event } from './support/events.js';
import { type Stretch, Timeline } from './support/timeline.js';
import { TOY_NOW, toyShop } from './support/toy-shop.js';
import { openWorld, type World } from './support/world.js';

const [LANES, ROUNDS, MOST_PER_LANE] = [64, 6, 2];
const PRODUCTS = ['tent', 'pegs', 'stove', 'gas', 'shoes', 'socks', 'coffee', 'filter', 'mug', 'lamp'];
const CUSTOMERS = Array.from({ length: 24 }, (_, i) => `c${String(i).padStart(3, '0')}`);
const BUNDLES: readonly (readonly [id: string, parts: readonly string[]])[] = [
  ['camp', ['tent', 'pegs', 'lamp']],
  ['cook', ['stove', 'gas', 'mug']],
  ['brew', ['coffee', 'filter', 'mug']],
];
const PERSONAL = ['purchased', 'viewed', 'carted', 'subscribed', 'segment'];

/** What changes of a product; a price and a stock that never held together are no truth. */
interface Offerable {
  readonly price: number | null;
  readonly stock: number | null;
}
interface Made extends Stretch {
  readonly id: string;
  readonly customer: string;
}
const truth = new Timeline<Offerable | boolean>();
const made: Made[] = [];

let world: World;
let desks: readonly Desk[];
let decisions: DecisionStream;
let parts: RecordParts;

beforeAll(async () => {
  world = await openWorld();
  await world.apply([...toyShop(), ...sessionsAndBundles()]);
  await learnEpoch(world, { now: TOY_NOW, options: { minLift: 1.2 } });
  await world.queue.live.touch({ knowledge: true });
  // Two processes that share nothing but the graph and Redis.
  const { graph, keyring } = world;
  desks = [world.desk, openDesk({ graph, keyring, live: world.queue.live, consentDefault: true })];
  decisions = await openDecisionStream(world.redisUrl);
  parts = {
    keyring,
    decisions,
    decisionLog: () => Promise.reject(new Error('all of them are still in Redis')),
  };
  for (const facts of (await world.desk.products.load(PRODUCTS)).facts.values())
    truth.begin(facts.id, offerableOf(facts));
  for (const customer of CUSTOMERS) truth.begin(customer, true);
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  decisions.close();
  await world.close();
});

const offerableOf = ({ price, stock }: Offerable): Offerable => ({ price, stock });

/** Every customer has looked at something in a session of their own; and what the shop sells together. */
function sessionsAndBundles(): EventInput[] {
  const visits = CUSTOMERS.map((customer, i) => {
    const product = PRODUCTS[i % PRODUCTS.length] ?? '';
    return event('product.viewed', { product, customer, session: sessionOf(customer) });
  });
  const bundles = BUNDLES.map(([bundle, products]) =>
    event('bundle.upserted', {
      bundle,
      title: bundle,
      parts: products.map((product) => ({ product, quantity: 1 })),
    }),
  );
  return [...visits, ...bundles];
}

const customerOf = (lane: number): string => CUSTOMERS[lane % CUSTOMERS.length] ?? '';
const sessionOf = (customer: string): string => `session of ${customer}`;

/** What a lane asks for: pages of many kinds, by customers and by sessions that are known to be theirs. */
function requestOf(lane: number): OfferRequestInput {
  const customer = customerOf(lane);
  const who = lane % 5 === 4 ? { session: sessionOf(customer) } : { customer };
  const product = PRODUCTS[lane % PRODUCTS.length] ?? '';
  if (lane % 3 === 0) return { ...who, first: 10 };
  if (lane % 3 === 1) return { ...who, placement: 'product', viewing: product, first: 10 };
  return { ...who, placement: 'cart', cart: [product], first: 10 };
}

async function decideIn(lane: number): Promise<void> {
  const from = truth.next();
  const desk = desks[lane % desks.length] ?? world.desk;
  const answered = await offer({ ...parts, desk }, OfferRequest.parse(requestOf(lane)), { now: TOY_NOW });
  if (!answered.ok || answered.value.id === null) throw new Error('not answered');
  made.push({ id: answered.value.id, customer: customerOf(lane), from, until: truth.next() });
}

/** Every lane, again and again until it is enough. */
const inAllLanes = (enough: (times: number) => boolean): Promise<unknown> =>
  Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      for (let times = 0; times === 0 || !enough(times); times += 1) await decideIn(lane);
    }),
  );

interface Changes {
  readonly events: readonly EventInput[];
  readonly facts: readonly (readonly [thing: string, fact: Offerable | boolean])[];
}

/** A round's changes: much of the shop sells out or is restocked, prices move, some take back their consent or give it again. */
function changesOf(round: number): Changes {
  const envelope = { at: new Date(TOY_NOW.getTime() + round * 1_000).toISOString() };
  const products = PRODUCTS.map((product, i) => {
    const quantity = Math.floor((i + round) / 3) % 2 === 0 ? 0 : 60 + round;
    const price = 10.5 + round * 10 + i;
    const sold = (i + round) % 3 !== 2 ? { stock: quantity } : {};
    const priced = (i + round) % 4 !== 3 ? { price } : {};
    const events = [
      ...('stock' in sold ? [event('stock.changed', { product, quantity }, envelope)] : []),
      ...('price' in priced ? [event('price.changed', { product, price }, envelope)] : []),
    ];
    const fact = { ...(truth.latest(product) as Offerable), ...sold, ...priced };
    return { events, fact: [product, fact] as const };
  }).filter(({ events }) => events.length > 0);
  const granted = Math.floor(round / 3) % 2 === 1;
  const asked = CUSTOMERS.filter((_, i) => i % 3 === round % 3).map((customer) => ({
    events: [event('consent.changed', { customer, purpose: 'personalisation', granted }, envelope)],
    fact: [customer, granted] as const,
  }));
  return {
    events: [...products, ...asked].flatMap(({ events }) => events),
    facts: [...products, ...asked].map(({ fact }) => fact),
  };
}

async function change(round: number): Promise<void> {
  const { events, facts } = changesOf(round);
  const from = truth.next();
  await world.apply(events);
  const during = { from, until: truth.next() };
  for (const [thing, fact] of facts) truth.tell(thing, fact, during);
}

/** How often something was seen that the test is about; none of it depends on how fast the machine is. */
const tally = { offers: 0, bundles: 0, settled: 0, changing: 0, soldOut: 0, withdrawn: 0, personal: 0 };

function proveProducts(one: Made, { record, snapshot }: Recalled): void {
  const seen = new Map<string, ProductFacts>();
  for (const [id, hash] of record.products) {
    const facts = readSnapshot<ProductFacts>(snapshot, 'product', hash);
    const possible = truth.possible(id, one);
    expect(possible).toContainEqual(offerableOf(facts));
    if (possible.length > 1) tally.changing += 1;
    else tally.settled += 1;
    seen.set(id, facts);
  }
  for (const { product, price } of record.offers) {
    expect(seen.get(product)?.price).toBe(price);
    expect(seen.get(product)?.stock).not.toBe(0);
    tally.offers += 1;
  }
  for (const { parts: bundled } of record.bundles) {
    for (const part of bundled) expect(seen.get(part)?.stock).not.toBe(0);
    tally.bundles += 1;
  }
  const shown = new Set<string>([
    ...record.offers.map(({ product }) => product),
    ...record.bundles.flatMap((bundle) => bundle.parts),
  ]);
  for (const product of PRODUCTS) {
    if (!truth.possible(product, one).every((fact) => (fact as Offerable).stock === 0)) continue;
    expect(shown).not.toContain(product);
    tally.soldOut += 1;
  }
}

function proveConsent(one: Made, { record, snapshot }: Recalled): void {
  const visitor = readSnapshot<Visitor>(snapshot, 'visitor', record.basis.visitor);
  const possible = truth.possible(one.customer, one);
  expect(possible).toContain(visitor.consent);
  expect(record.personalised).toBe(visitor.consent);
  const personal = record.anchors.filter(([kind]) => PERSONAL.includes(kind));
  if (!visitor.consent) {
    expect(visitor).toMatchObject({ behaviour: [], segments: [], subscriptions: [] });
    expect(personal).toEqual([]);
  }
  if (isDeepStrictEqual(possible, [false])) tally.withdrawn += 1;
  if (personal.length > 0) tally.personal += 1;
}

it(
  `${LANES} decisions at a time, while stock, prices and consent change: each is true to the moment it was made in`,
  async () => {
    // One after the other, so that nobody waits in a queue for a database that has just been started.
    for (let lane = 0; lane < LANES; lane += 1) await decideIn(lane);
    for (let round = 0; round < ROUNDS; round += 1) {
      let changed = false;
      // All of them have begun before the change has.
      const deciding = inAllLanes((times) => changed || times === MOST_PER_LANE);
      await change(round);
      changed = true;
      // These begin when everybody has been told.
      await inAllLanes(() => true);
      await deciding;
    }
    for (const one of made) {
      const recalled = await recallDecision(parts, one.id);
      if (recalled === null) throw new Error(`${one.id} was answered and is not recorded`);
      proveProducts(one, recalled);
      proveConsent(one, recalled);
    }
    process.stdout.write(`decisions under change: ${JSON.stringify({ decisions: made.length, ...tally })}\n`);
    expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
    expect(made.length).toBeGreaterThanOrEqual(LANES * (2 * ROUNDS + 1));
    for (const seen of Object.values(tally)) expect(seen).toBeGreaterThan(LANES);
  },
  SERVER_START_TIMEOUT_MS,
);
