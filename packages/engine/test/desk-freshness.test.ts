import { isDeepStrictEqual } from 'node:util';
import { type DecisionRecord, OfferRequest, type ProductFacts } from '@wherefore/contracts';
import { decideOffers, type Desk, learnEpoch, openDesk, savePlacement } from '@wherefore/engine';
import { evidenceStatements, type Graph, loadFacts } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event } from './support/events.js';
import { TOY_NOW, toyShop } from './support/toy-shop.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.apply(toyShop());
  await learnEpoch(world, { now: TOY_NOW, options: { minLift: 1.2 } });
  const config = {
    id: 'upsell',
    name: 'Filled with what is popular',
    intents: { upgrade: 0.6, complement: 0.4 },
    budgetMs: 10_000,
  };
  const parts = { graph: world.graph, announce: () => world.queue.live.touch({ knowledge: true }) };
  await savePlacement(parts, { config, who: 'test', why: 'To be filled' }, TOY_NOW);
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());

/** A desk of its own, as every process has one, over a graph that may answer late. */
function deskOver(graph: Graph): Desk {
  const { keyring, queue } = world;
  return openDesk({ graph, keyring, live: queue.live, consentDefault: true });
}

/** Something that waits to be let through. */
interface Held {
  readonly reached: Promise<void>;
  release(): void;
}

/** A graph whose answers to some questions arrive only when they are let through: the real ones, as they were when asked. */
function slowGraph(): { readonly graph: Graph; hold(what: object, about?: object): Held } {
  const waiting: { what: object; about: object | undefined; reach(): void; released: Promise<void> }[] = [];
  const graph: Graph = {
    ...world.graph,
    async read(statement, params) {
      const at = waiting.findIndex(
        ({ what, about }) => what === statement && (about === undefined || isDeepStrictEqual(about, params)),
      );
      const [held] = at < 0 ? [] : waiting.splice(at, 1);
      const rows = await world.graph.read(statement, params);
      held?.reach();
      await held?.released;
      return rows;
    },
  };
  return {
    graph,
    hold(what, about) {
      const [reached, released] = [signal(), signal()];
      waiting.push({ what, about, reach: reached.give, released: released.given });
      return { reached: reached.given, release: released.give };
    },
  };
}

function signal(): { readonly given: Promise<void>; give(): void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

const stock = (product: string, quantity: number, at: string) =>
  world.apply([event('stock.changed', { product, quantity }, { at: `2026-10-02T00:00:${at}.000Z` })]);

const price = (product: string, amount: number, at: string) =>
  world.apply([event('price.changed', { product, price: amount }, { at: `2026-10-02T00:00:${at}.000Z` })]);

async function stockAt(desk: Desk, product: string): Promise<number | null | undefined> {
  await desk.hear();
  return (await desk.products.load([product])).facts.get(product)?.stock;
}

it('a reading that took long does not bring back what a later one has replaced', async () => {
  const { graph, hold } = slowGraph();
  const desk = deskOver(graph);
  await desk.hear();
  const first = hold(loadFacts, { ids: ['tent'] });
  const early = desk.products.load(['tent']);
  await first.reached;
  await stock('tent', 0, '01');
  await desk.hear();
  const pegs = hold(loadFacts, { ids: ['pegs'] });
  const others = desk.products.load(['pegs']);
  await pegs.reached;
  const second = hold(loadFacts, { ids: ['tent'] });
  // Reads the tent itself and waits for the pegs with the others.
  const late = desk.products.load(['tent', 'pegs']);
  await second.reached;
  second.release();
  await new Promise((resolve) => setImmediate(resolve));
  first.release();
  expect((await early).facts.get('tent')?.stock).toBe(50);
  pegs.release();
  await others;
  expect((await late).facts.get('tent')?.stock).toBe(0);
  expect(await stockAt(desk, 'tent')).toBe(0);
});

it('a product that changes while a decision is made is one product in all of that decision and its record', async () => {
  const { graph, hold } = slowGraph();
  const desk = deskOver(graph);
  const request = OfferRequest.parse({ placement: 'upsell', customer: 'c004', first: 10 });
  await price('pegs', 11, '01');
  // The list is short, so it is filled with what is popular: the same products are looked at again.
  const filling = hold(evidenceStatements.segment);
  const deciding = decideOffers(desk, request, { now: TOY_NOW });
  await filling.reached;
  await price('pegs', 99, '02');
  await desk.hear();
  expect((await desk.products.load(['pegs'])).facts.get('pegs')?.price).toBe(99);
  filling.release();
  const decided = await deciding;
  if (!decided.ok) throw new Error(decided.refusal.message);
  const { body: recorded, snapshots } = decided.value.record();
  const record = JSON.parse(recorded) as DecisionRecord;
  const bodies = new Map(snapshots.map(({ hash, body }) => [hash, body]));
  const hashes = new Map<string, string>(record.products);
  expect(decided.value.selection.filled).toBeGreaterThan(0);
  expect(record.offers.map(({ product }) => product)).toContain('pegs');
  for (const { product, price } of record.offers) {
    const facts = JSON.parse(bodies.get(hashes.get(product) ?? '') ?? '') as ProductFacts;
    expect([product, facts.price]).toEqual([product, price]);
  }
});

it('a product that is read while a change is being committed is not taken for half of that change', async () => {
  const { graph, hold } = slowGraph();
  const desk = deskOver(graph);
  await price('mug', 8, '03');
  const first = hold(loadFacts, { ids: ['mug'] });
  // So much of a commit can be seen: the new stock beside the old price.
  await graph.runText("MATCH (p:Product {id: 'mug'}) SET p.stock = 5");
  const loading = desk.products.load(['mug']);
  await first.reached;
  await world.apply([
    event('stock.changed', { product: 'mug', quantity: 5 }, { at: '2026-10-02T00:00:04.000Z' }),
    event('price.changed', { product: 'mug', price: 4 }, { at: '2026-10-02T00:00:04.000Z' }),
  ]);
  first.release();
  expect((await loading).facts.get('mug')).toMatchObject({ price: 4, stock: 5 });
});

it('a price that somebody has set by hand is taken as it is', async () => {
  const desk = deskOver(world.graph);
  await world.graph.runText("MATCH (p:Product {id: 'lamp'}) SET p.price = 31");
  expect((await desk.products.load(['lamp'])).facts.get('lamp')).toMatchObject({ price: 31, stock: 50 });
});

it('consent that a customer takes back holds for a session that is known to be theirs', async () => {
  const desk = deskOver(world.graph);
  const session = world.keyring.pseudonym('s1');
  const consentNow = async () => {
    await desk.hear();
    return (await desk.visitors.load({ customerId: null, customer: null, session })).value.consent;
  };
  await world.apply([event('product.viewed', { product: 'tent', customer: 'c001', session: 's1' })]);
  expect(await consentNow()).toBe(true);
  const consent = { customer: 'c001', purpose: 'personalisation', granted: false } as const;
  await world.apply([event('consent.changed', consent)]);
  expect(await consentNow()).toBe(false);
});

it('a campaign that promotes a product no longer, and a category that is renamed, are seen', async () => {
  const desk = deskOver(world.graph);
  const tent = async () => {
    await desk.hear();
    return (await desk.products.load(['tent'])).facts.get('tent');
  };
  const campaign = { campaign: 'spring', name: 'Spring' };
  await world.apply([event('campaign.upserted', { ...campaign, products: ['tent'] }, { version: 1 })]);
  expect((await tent())?.campaigns).toMatchObject([{ id: 'spring' }]);
  await world.apply([event('campaign.upserted', campaign, { version: 2 })]);
  expect((await tent())?.campaigns).toEqual([]);
  await world.apply([event('category.upserted', { category: 'camping', name: 'Outdoor' }, { version: 2 })]);
  expect((await tent())?.categories).toEqual([{ id: 'camping', name: 'Outdoor' }]);
});

it('what was read before the first question about changes is read again', async () => {
  const desk = deskOver(world.graph);
  const [tent, knowledge] = [await desk.products.load(['tent']), await desk.knowledge()];
  await stock('tent', 7, '02');
  await world.queue.live.touch({ knowledge: true });
  expect(tent.facts.get('tent')?.stock).toBe(0);
  expect(await stockAt(desk, 'tent')).toBe(7);
  expect(await desk.knowledge()).not.toBe(knowledge);
});

/** Products that a list offers, and the sources that speak for each. */
async function offeredBy(desk: Desk, viewing: string, now = TOY_NOW): Promise<Map<string, string[]>> {
  const request = OfferRequest.parse({ placement: 'product', viewing, first: 10 });
  const decided = await decideOffers(desk, request, { now });
  if (!decided.ok) throw new Error(decided.refusal.message);
  const { offers } = decided.value.decision;
  return new Map(
    offers.map(({ product, because }) => [product.id, because.contributions.map(({ source }) => source)]),
  );
}

it('what a person says goes together is offered from the next decision on', async () => {
  const desk = deskOver(world.graph);
  expect((await offeredBy(desk, 'lamp')).get('coffee') ?? []).not.toContain('complements');
  const lamp = {
    product: 'lamp',
    title: 'Lamp',
    categories: ['camping'],
    price: 30,
    currency: 'EUR',
    stock: 50,
  };
  await world.apply([event('product.upserted', { ...lamp, complements: ['coffee'] }, { version: 3 })]);
  expect((await offeredBy(desk, 'lamp')).get('coffee')).toContain('complements');
});

it('a list that was kept is judged again when a campaign has begun, and not before', async () => {
  const desk = deskOver(world.graph);
  const later = (seconds: number): Date => new Date(TOY_NOW.getTime() + seconds * 1_000);
  const coffee = {
    product: 'coffee',
    title: 'Coffee',
    categories: ['kitchen'],
    price: 9,
    currency: 'EUR',
    stock: 50,
  };
  const attributes = { campaignOnly: true };
  const campaign = { campaign: 'minute', name: 'A minute', startsAt: later(60).toISOString() };
  await world.apply([
    event('product.upserted', { ...coffee, attributes }, { version: 3 }),
    event('campaign.upserted', { ...campaign, products: ['coffee'] }, { version: 1 }),
  ]);
  expect((await offeredBy(desk, 'lamp', later(0))).has('coffee')).toBe(false);
  expect((await offeredBy(desk, 'lamp', later(59))).has('coffee')).toBe(false);
  expect((await offeredBy(desk, 'lamp', later(60))).has('coffee')).toBe(true);
});
