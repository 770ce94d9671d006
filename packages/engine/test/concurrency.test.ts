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
import { TOY_NOW, toyShop } from './support/toy-shop.js';
import { openWorld, type World } from './support/world.js';

const [LANES, ROUNDS, MOST_PER_LANE] = [64, 12, 10];
const PRODUCTS = ['tent', 'pegs', 'stove', 'gas', 'shoes', 'socks', 'coffee', 'filter', 'mug', 'lamp'];
const PERSONAL = ['purchased', 'viewed', 'carted', 'subscribed', 'segment'];

/** Counts what happens, so that "before" and "after" do not depend on a clock. */
let happened = 0;
const next = (): number => (happened += 1);

/** Something that was made so: begun at `from`, announced to everybody by `until`. */
interface Change {
  readonly what: string;
  readonly value: unknown;
  readonly from: number;
  readonly until: number;
}
interface Made {
  readonly id: string;
  readonly customer: string;
  readonly from: number;
  readonly until: number;
}
const changes: Change[] = [];
const made: Made[] = [];

let world: World;
let desks: readonly Desk[];
let decisions: DecisionStream;
let parts: RecordParts;

beforeAll(async () => {
  world = await openWorld();
  await world.apply(toyShop());
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
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  decisions.close();
  await world.close();
});

const customerOf = (lane: number): string => `c${String(lane % 24).padStart(3, '0')}`;

/** What a lane asks for: pages of many kinds, each by its own customer. */
function requestOf(lane: number): OfferRequestInput {
  const customer = customerOf(lane);
  const product = PRODUCTS[lane % PRODUCTS.length] ?? '';
  if (lane % 3 === 0) return { customer, first: 10 };
  if (lane % 3 === 1) return { customer, placement: 'product', viewing: product, first: 10 };
  return { customer, placement: 'cart', cart: [product], first: 10 };
}

async function decideIn(lane: number): Promise<void> {
  const from = next();
  const desk = desks[lane % desks.length] ?? world.desk;
  const answered = await offer({ ...parts, desk }, OfferRequest.parse(requestOf(lane)), { now: TOY_NOW });
  if (!answered.ok || answered.value.id === null) throw new Error('not answered');
  made.push({ id: answered.value.id, customer: customerOf(lane), from, until: next() });
}

/** Every lane, again and again until it is enough. */
const inAllLanes = (enough: (times: number) => boolean): Promise<unknown> =>
  Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      for (let times = 0; times === 0 || !enough(times); times += 1) await decideIn(lane);
    }),
  );

/** The round's changes: a third of the shop sells out or is restocked, prices move, some withdraw consent. */
function eventsOf(round: number): { events: EventInput[]; told: [what: string, value: unknown][] } {
  const at = new Date(TOY_NOW.getTime() + round * 1_000).toISOString();
  const events: EventInput[] = [];
  const told: [string, unknown][] = [];
  PRODUCTS.forEach((product, i) => {
    if ((i + round) % 3 === 0) {
      const quantity = Math.floor((i + round) / 3) % 2 === 0 ? 0 : 40 + round;
      events.push(event('stock.changed', { product, quantity }, { at }));
      told.push([`stock ${product}`, quantity]);
    }
    if ((i + round) % 4 === 0) {
      const price = 10 + round * 10 + i;
      events.push(event('price.changed', { product, price }, { at }));
      told.push([`price ${product}`, price]);
    }
  });
  for (let lane = round % 5; lane < 24; lane += 5) {
    const granted = Math.floor(round / 5) % 2 === 1;
    const customer = customerOf(lane);
    events.push(event('consent.changed', { customer, purpose: 'personalisation', granted }, { at }));
    told.push([`consent ${customer}`, granted]);
  }
  return { events, told };
}

async function change(round: number): Promise<void> {
  const { events, told } = eventsOf(round);
  const from = next();
  await world.apply(events);
  const until = next();
  for (const [what, value] of told) changes.push({ what, value, from, until });
}

/** All that may have been true of something while a decision was made: the latest known before, and what came meanwhile. */
function truths(what: string, { from, until }: Made): unknown[] {
  const own = changes.filter((one) => one.what === what && one.from < until);
  const before = own.filter((one) => one.until < from).at(-1);
  const meanwhile = own.filter((one) => one.until > from);
  return [...(before === undefined ? [INITIAL] : [before]), ...meanwhile].map(({ value }) => value);
}
const INITIAL = { value: 'as it was' };

/** A value that was read, said as `truths` says it: what was never changed is as it was. */
const saidOf = (what: string, value: unknown): unknown =>
  changes.some((one) => one.what === what && one.value === value) ? value : INITIAL.value;

const tally = { offers: 0, onlyNew: 0, mixed: 0, soldOut: 0, withdrawn: 0, personal: 0 };

function proveOffers(one: Made, { record, snapshot }: Recalled): void {
  const hashes = new Map(record.products);
  for (const { product, price } of record.offers) {
    const facts = readSnapshot<ProductFacts>(snapshot, 'product', hashes.get(product) ?? null);
    expect(facts.stock).not.toBe(0);
    expect(price).toBe(facts.price);
    for (const [what, value] of [
      [`stock ${product}`, facts.stock],
      [`price ${product}`, facts.price],
    ] as const) {
      const possible = truths(what, one);
      expect(possible).toContain(saidOf(what, value));
      if (possible.length > 1) tally.mixed += 1;
      else if (possible[0] !== INITIAL.value) tally.onlyNew += 1;
    }
    tally.offers += 1;
  }
  const offered = new Set<string>(record.offers.map(({ product }) => product));
  for (const product of PRODUCTS) {
    const possible = truths(`stock ${product}`, one);
    if (possible.length !== 1 || possible[0] !== 0) continue;
    expect(offered).not.toContain(product);
    tally.soldOut += 1;
  }
}

function proveConsent(one: Made, { record, snapshot }: Recalled): void {
  const what = `consent ${one.customer}`;
  const visitor = readSnapshot<Visitor>(snapshot, 'visitor', record.basis.visitor);
  const possible = truths(what, one);
  const said = visitor.consent && saidOf(what, true) === INITIAL.value ? INITIAL.value : visitor.consent;
  expect(possible.includes(said) || (visitor.consent && possible.includes(INITIAL.value))).toBe(true);
  expect(record.personalised).toBe(visitor.consent);
  const personal = record.anchors.filter(([kind]) => PERSONAL.includes(kind));
  if (!visitor.consent) {
    expect(visitor.behaviour).toEqual([]);
    expect(personal).toEqual([]);
  }
  if (possible.every((value) => value === false)) {
    expect(visitor.consent).toBe(false);
    tally.withdrawn += 1;
  }
  if (personal.length > 0) tally.personal += 1;
}

it(`${LANES} decisions at a time, while stock, prices and consent change: each is true to the moment it was made in`, async () => {
  await inAllLanes(() => true);
  for (let round = 0; round < ROUNDS; round += 1) {
    let changed = false;
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
    proveOffers(one, recalled);
    proveConsent(one, recalled);
  }
  process.stdout.write(`decisions under change: ${JSON.stringify({ decisions: made.length, ...tally })}\n`);
  expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
  expect(made.length).toBeGreaterThanOrEqual(LANES * (2 * ROUNDS + 1));
  for (const seen of Object.values(tally)) expect(seen).toBeGreaterThan(LANES);
}, 60_000);
