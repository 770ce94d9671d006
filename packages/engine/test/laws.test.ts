import {
  type Contribution,
  type DecisionRecord,
  type EventInput,
  OfferRequest,
  type OfferRequestInput,
  type PathNode,
  type PathRelationship,
  Rule,
} from '@wherefore/contracts';
import {
  type Decided,
  counterfactuals,
  DEFAULT_PLACEMENTS,
  decideOffers,
  explainProduct,
  savePlacement,
  type Recalled,
  replayDecision,
  suppose,
  whyNot,
} from '@wherefore/engine';
import { createRuleSet, lockRulesPointer, publishRuleSet, retirePublishedRules } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { event } from './support/events.js';
import { openShop, randomRequest, randomShop, type Shop, SHOP_NOW } from './support/random-shop.js';
import { openWorld, type World } from './support/world.js';

/** Shops that are made up, requests to each, relationships deleted in each. */
const [SHOPS, REQUESTS, DELETIONS] = [12, 16, 8];
const TOLERANCE = 1e-9;
jest.setTimeout(120_000);
const cases = { lists: 0, offers: 0, bundles: 0, filled: 0, questions: 0, replayed: 0, deleted: 0 };

let world: World;
let redis: Redis;
const shops: Shop[] = [];

async function decide(request: OfferRequestInput): Promise<Decided> {
  const decided = await decideOffers(world.desk, OfferRequest.parse(request), { now: SHOP_NOW });
  if (!decided.ok) throw new Error(decided.refusal.message);
  return decided.value;
}

/** Holds a law against so many random requests to every shop. */
async function onEveryShop(
  count: number,
  law: (request: OfferRequestInput, dice: number[], shop: Shop) => Promise<void>,
): Promise<void> {
  const dice = fc.array(fc.nat(), { minLength: 3, maxLength: 3 });
  for (const [seed, shop] of shops.entries()) {
    await shop.enter();
    const holds = fc.asyncProperty(randomRequest, dice, (random, thrown) =>
      law(shop.request(random), thrown, shop),
    );
    await fc.assert(holds, { numRuns: count, seed, endOnFailure: true });
  }
}

const sumOf = (contributions: readonly Contribution[]): number =>
  contributions.reduce((sum, { value }) => sum + value, 0);

/** A decision as its readers see it. */
const seen = ({ decision }: Decided): unknown => JSON.parse(JSON.stringify({ ...decision, tookMs: 0 }));

const PLACEMENTS = [
  {
    id: 'varied',
    name: 'With everything on',
    intents: { discover: 0.3, complement: 0.3, substitute: 0.2, upgrade: 0.1, replenish: 0.1, bundle: 0.1 },
    goal: 'margin',
    diversity: { lambda: 0.6, perCategory: 3, perBrand: 4 },
    exploration: 0.3,
    marginFloor: 0.05,
  },
  { id: 'upsell', name: 'Filled with what is popular', intents: { upgrade: 0.6, complement: 0.4 } },
];

async function savePlacements(more: object = {}): Promise<void> {
  const parts = { graph: world.graph, announce: () => world.queue.live.touch({ knowledge: true }) };
  for (const placement of [...DEFAULT_PLACEMENTS, ...PLACEMENTS]) {
    const saved = await savePlacement(
      parts,
      { config: { ...placement, budgetMs: 10_000, ...more }, who: 'a', why: 'b' },
      SHOP_NOW,
    );
    expect(saved.ok).toBe(true);
  }
}

beforeAll(async () => {
  world = await openWorld();
  redis = new Redis(world.redisUrl);
  await savePlacements();
  for (const [i, random] of fc.sample(randomShop, SHOPS).entries())
    shops.push(await openShop(world, `x${i}`, random));
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  redis.disconnect();
  await world.close();
});

// In this order: the later ones change the shops.
describe('on random shops', () => {
  it('sum rule: contributions add up to the score, of offers and of bundles', async () => {
    await onEveryShop(REQUESTS, async (request) => {
      const { decision, selection } = await decide(request);
      cases.lists += 1;
      cases.filled += selection.filled;
      for (const { because, score, product } of decision.offers) {
        expect(Math.abs(sumOf(because.contributions) - score)).toBeLessThan(TOLERANCE);
        for (const { path } of because.contributions)
          if (path !== null) expect(path.nodes.map(({ id }) => id)).toContain(product.id);
        cases.offers += 1;
      }
      for (const bundle of decision.bundles) {
        expect(Math.abs(sumOf(bundle.contributions) - bundle.score)).toBeLessThan(TOLERANCE);
        expect(bundle.saving).toBeGreaterThanOrEqual(0);
        cases.bundles += 1;
      }
    });
    expect(cases.lists).toBe(SHOPS * REQUESTS);
  });

  it('asking changes nothing, and the same question has the same answer', async () => {
    const before = await everything();
    await onEveryShop(REQUESTS / 4, async (request, [dice = 0], { products }) => {
      const first = await decide(request);
      await ask(first, request, products[dice % products.length] ?? '');
      expect(seen(await decide(request))).toEqual(seen(first));
      cases.questions += 1;
    });
    expect(await everything()).toEqual({ ...before, changes: before.changes + SHOPS });
  });

  it('replay rule: a record is computed again from what it rests on, whatever has changed since', async () => {
    const kept: Recalled[] = [];
    await onEveryShop(REQUESTS, async (request) => {
      kept.push(roundTrip(await decide(request)));
      await replay(kept.at(-1));
    });
    await changeEverything();
    for (const recalled of kept) await replay(recalled);
    world.desk.clear();
    for (const recalled of kept) await replay(recalled);
    expect(cases.replayed).toBe(SHOPS * REQUESTS * 3);
    await savePlacements();
    await world.graph.write(retirePublishedRules, {});
    await world.apply(stockedEvents());
  });

  it('deletion rule: without a shown relationship the score is lower by what its terms said', async () => {
    await onEveryShop(DELETIONS, deleteOne);
    expect(cases.deleted).toBeGreaterThan((SHOPS * DELETIONS) / 2);
  });

  it('reports how many cases ran', () => {
    process.stdout.write(`laws on random graphs: ${JSON.stringify({ shops: SHOPS, ...cases })}\n`);
    expect(cases.offers).toBeGreaterThan(SHOPS * REQUESTS);
    expect(cases.bundles).toBeGreaterThan(SHOPS);
    expect(cases.filled).toBeGreaterThan(SHOPS);
  });
});

interface Shown {
  readonly relationship: PathRelationship;
  readonly from: PathNode;
  readonly to: PathNode;
}

/** The relationships of a contribution's path, with their ends. */
function shownIn({ path }: Contribution): Shown[] {
  if (path === null) return [];
  return path.relationships.flatMap((relationship) => {
    const [from, to] = [path.nodes[relationship.from], path.nodes[relationship.to]];
    return from === undefined || to === undefined ? [] : [{ relationship, from, to }];
  });
}

const keyOf = ({ relationship, from, to }: Shown): string =>
  JSON.stringify([from.label, from.id, relationship.type, to.id, relationship.properties['epoch'] ?? '']);

/** Deletes a relationship that a decision shows, drawn by dice, and compares the score with what was stated. */
async function deleteOne(request: OfferRequestInput, [a = 0, b = 0, c = 0]: number[]): Promise<void> {
  const { decision, selection } = await decide(request);
  const offers = decision.offers.slice(0, decision.offers.length - selection.filled);
  const offer = offers[a % Math.max(1, offers.length)];
  if (offer === undefined) return;
  const { contributions } = offer.because;
  const paths = contributions.map(shownIn).filter((shown) => shown.length > 0);
  const path = paths[b % Math.max(1, paths.length)] ?? [];
  const gone = path[c % Math.max(1, path.length)];
  if (gone === undefined) return;
  const rests = contributions.filter((one) => shownIn(one).some((shown) => keyOf(shown) === keyOf(gone)));
  const deleted = await world.value(
    `MATCH (:${gone.from.label} {id: $from})-[r:${gone.relationship.type}]->(:${gone.to.label} {id: $to})
     WHERE coalesce(r.epoch, '') = $epoch DELETE r RETURN count(r)`,
    { from: gone.from.id, to: gone.to.id, epoch: gone.relationship.properties['epoch'] ?? '' },
  );
  expect([keyOf(gone), deleted]).toEqual([keyOf(gone), 1]);
  world.desk.clear();
  const after = await explainProduct(
    world.desk,
    { request: OfferRequest.parse(request), product: offer.product.id },
    { now: SHOP_NOW },
  );
  const score = after.ok
    ? after.value.offer.score
    : sumOf(contributions.filter(({ kind }) => kind === 'base'));
  expect(Math.abs(offer.score - score - sumOf(rests))).toBeLessThan(TOLERANCE);
  cases.deleted += 1;
}

/** What was recorded, as it comes back from where records are kept. */
function roundTrip(decided: Decided): Recalled {
  const { body, snapshots } = decided.record();
  const bodies = new Map(snapshots.map((snapshot) => [snapshot.hash, snapshot.body]));
  return { record: JSON.parse(body) as DecisionRecord, snapshot: (hash) => bodies.get(hash) ?? null };
}

async function replay(recalled: Recalled | undefined): Promise<void> {
  if (recalled === undefined) throw new Error('nothing was recorded');
  const { equal, differences, decided } = await replayDecision(world.desk, recalled);
  expect({ equal, differences }).toEqual({ equal: true, differences: [] });
  const { record } = roundTrip(decided);
  expect(record.offers).toEqual(recalled.record.offers);
  expect(record.refused).toEqual(recalled.record.refused);
  expect(record.bundles).toEqual(recalled.record.bundles);
  cases.replayed += 1;
}

const allProducts = (): string[] => shops.flatMap(({ products }) => products);
const stockedEvents = (): EventInput[] =>
  allProducts().map((product) =>
    event('stock.changed', { product, quantity: 50 }, { at: '2026-10-01T02:00:00.000Z' }),
  );

/** Prices, stock, bundles, rules, placements and the epoch: all of them other than they were. */
async function changeEverything(): Promise<void> {
  const at = '2026-10-01T01:00:00.000Z';
  const bundles = await world.graph.runText('MATCH (b:Bundle) RETURN b.id AS id');
  expect(bundles.length).toBeGreaterThan(0);
  await world.apply([
    ...bundles.map(({ id }) => event('bundle.deleted', { bundle: String(id) }, { at })),
    ...allProducts().map((product, i) => event('price.changed', { product, price: 500 + i }, { at })),
    ...allProducts().map((product, i) => event('stock.changed', { product, quantity: i % 3 }, { at })),
  ]);
  await publishRule('everything is new');
  await savePlacements({ slots: 2, minPropensity: 0.9 });
}

const publishRule = (name: string): Promise<void> =>
  world.graph.transaction(async (tx) => {
    const at = SHOP_NOW.toISOString();
    const rule = Rule.parse({
      id: 'no-cheap-things',
      name: 'No cheap things',
      when: [{ on: 'price', to: 700 }],
      then: { do: 'exclude' },
      owner: 'test',
      reason: name,
      expiresAt: '2027-01-01T00:00:00.000Z',
    });
    await tx.run(lockRulesPointer, { at });
    const [row] = await tx.run(createRuleSet, {
      rules: JSON.stringify([rule]),
      author: 'test',
      reason: name,
      at,
      basedOn: 0,
    });
    await tx.run(retirePublishedRules, {});
    await tx.run(publishRuleSet, { version: row?.version ?? 0, by: 'test', at });
  });

/** All the questions that may be asked of a decision. */
async function ask(decided: Decided, request: OfferRequestInput, product: string): Promise<void> {
  const asked = { request: OfferRequest.parse(request), product };
  await explainProduct(world.desk, asked, { now: SHOP_NOW });
  await whyNot(world.desk, asked, { now: SHOP_NOW });
  await suppose(world.desk, decided.inputs, {
    without: [product],
    cart: [],
    products: { [product]: { stock: 0 } },
  });
  const [offer] = decided.decision.offers;
  if (offer !== undefined) await counterfactuals(world.desk, decided, offer.product.id);
}

/** How much there is in the graph and in Redis. */
async function everything() {
  return {
    nodes: await world.value('MATCH (n) RETURN [count(n), sum(size(keys(n)))]'),
    relationships: await world.value('MATCH ()-[r]->() RETURN [count(r), sum(size(keys(r)))]'),
    keys: (await redis.keys('*')).sort(),
    changes: await redis.xlen('wherefore:live:changes'),
  };
}
