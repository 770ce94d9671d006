import { OfferRequest } from '@wherefore/contracts';
import {
  bundleCandidates,
  decideOffers,
  evaluateShop,
  LEARN_DEFAULTS,
  learnEpoch,
  learningOf,
  loadEpoch,
  mineEvidence,
  readEpochEvidence,
  readShop,
  savePlacement,
  servedRanker,
  similarProducts,
} from '@wherefore/engine';
import { pastsOf } from '@wherefore/learning';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { discoveryShop } from './support/discovery-shop.js';
import { event, order } from './support/events.js';
import { customer, HABIT_NOW as NOW, habitShop } from './support/habit-shop.js';
import { openWorld, type World } from './support/world.js';

const DAY_MS = 86_400_000;
let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.apply(habitShop());
  await learnEpoch(world, { now: NOW });
  const announce = () => world.queue.live.touch({ knowledge: true });
  const config = {
    id: 'everything',
    name: 'Everything',
    intents: { discover: 0.5, complement: 0.1, replenish: 0.4 },
    budgetMs: 10_000,
  };
  await savePlacement({ graph: world.graph, announce }, { config, who: 'a', why: 'b' }, NOW);
  await announce();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());

it('fits what each kind of evidence is worth, in parts that add up', async () => {
  const epoch = await loadEpoch(world.graph);
  expect(epoch?.coefficients.related).toBeGreaterThan(0);
  expect((epoch?.coefficients['own-habit'] ?? 0) + (epoch?.coefficients['own-repeats'] ?? 0)).toBeGreaterThan(
    0,
  );
  for (const mix of Object.values(epoch?.weightings ?? {}))
    expect(Object.values(mix).reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
});

it("offers are ranked as the evaluator ranks, to the score's last digits, for 50 customers", async () => {
  const epoch = await loadEpoch(world.graph);
  if (epoch === null) throw new Error('there is an epoch');
  const history = await world.log.readBaskets();
  const shopGroups = await readShop(world.graph);
  const learning = learningOf(shopGroups, history, { options: LEARN_DEFAULTS, onStage: () => undefined });
  const mined = await mineEvidence(history, shopGroups, { settings: LEARN_DEFAULTS, learning });
  const from = { knowledge: mined, products: history.products, groups: learning.groups };
  const ranker = servedRanker(epoch, from, { count: 20, newOnly: false });
  const knowledge = await readEpochEvidence(world.graph, epoch, history.products);
  const reading = servedRanker(epoch, { ...from, knowledge }, { count: 20, newOnly: false });
  const pasts = pastsOf(history);
  const at = Date.parse(epoch.until);
  let compared = 0;
  for (let c = 0; c < 50; c += 1) {
    const request = OfferRequest.parse({ customer: customer(c), placement: 'everything', first: 20 });
    const decided = await decideOffers(world.desk, request, { now: new Date(at) });
    if (!decided.ok) throw new Error(decided.refusal.message);
    const { ranking } = decided.value.selection;
    const place = history.customers.indexOf(world.keyring.pseudonym(customer(c)));
    const past = pasts[place];
    if (past === undefined || past === null) throw new Error(`${customer(c)} has a past`);
    const now = Date.parse(decided.value.inputs.situation.now);
    const wanted = ranker.rank(past, now).map((one) => history.products[one]);
    const scores = new Map(
      ranker.scores(past, now).map(({ product: one, score }) => [history.products[one], score]),
    );
    expect(reading.rank(past, now).map((one) => history.products[one])).toEqual(wanted);
    expect(ranking.pool.slice(0, 20).map(({ id }) => id)).toEqual(wanted);
    for (const { id, score } of ranking.pool) {
      expect(Math.abs(score - epoch.bias - (scores.get(id) ?? NaN))).toBeLessThan(1e-9);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(1_000);
});

describe("evaluation of the shop's own log", () => {
  const run = { protocol: 'next-basket', threads: 1, days: 28, now: NOW, onStage: () => undefined } as const;

  it('judges what learning would have found beside the current epoch, which has seen the test', async () => {
    const before = await loadEpoch(world.graph);
    const found = await evaluateShop(world, run);
    expect(Object.keys(found.models).slice(0, 3)).toEqual(['wherefore', 'current', 'popularity']);
    expect(found.shop?.current).toMatchObject({ epoch: before?.id, leaks: true });
    expect((found.shop?.until ?? '') < (found.shop?.from ?? '')).toBe(true);
    expect(found.above['popularity']?.ci[0]).toBeGreaterThan(0);
    expect(found.explanations['current']?.paths.mean).toBeGreaterThan(1);
    const whole = Object.values(found.explanations['current']?.shares ?? {}).reduce((a, b) => a + b, 0);
    expect(whole).toBeCloseTo(1, 9);
    expect(await loadEpoch(world.graph)).toEqual(before);
  });

  it('the current epoch ranks by the evidence that the graph has of it, as offers do', async () => {
    const found = await evaluateShop(world, { ...run, protocol: 'leave-one-out' });
    // What it was learned from: the things that are to be found are no secret to it.
    expect(found.models['current']?.['ndcg@20']).toBeGreaterThan(
      found.models['popularity']?.['ndcg@20'] ?? 1,
    );
    expect(found.shop?.current?.leaks).toBe(true);
  });

  it('an epoch that ends before the test has not seen it', async () => {
    const later = new Date(NOW.getTime() + 40 * DAY_MS);
    const orders = Array.from({ length: 60 }, (_, c) =>
      order(`later-${c}`, customer(c), {
        at: new Date(NOW.getTime() + (20 + (c % 15)) * DAY_MS).toISOString(),
        products: [`p${String(((c % 5) * 12 + (c % 12)) % 60).padStart(2, '0')}`],
      }),
    );
    await world.apply(orders);
    const found = await evaluateShop(world, { ...run, days: 18, now: later });
    expect(found.shop?.current?.leaks).toBe(false);
    expect(found.cases).toBe(60);
    expect(found.models['current']?.['recall@20']).toBeGreaterThan(
      found.models['popularity']?.['recall@20'] ?? 1,
    );
  });

  it('says why where there is nothing to judge', async () => {
    await expect(evaluateShop(world, { ...run, protocol: 'next-in-session' })).rejects.toThrow('on files');
  });
});

describe('what a learning run discovers', () => {
  beforeAll(async () => {
    await world.apply(discoveryShop(NOW));
    await learnEpoch(world, { now: NOW });
    await world.queue.live.touch({ knowledge: true });
  });

  /** Ends and properties of the relationships of a type that the current epoch has between two products. */
  const edges = async (type: string, between: readonly string[]): Promise<Record<string, unknown>[]> =>
    world.graph.runText(
      `MATCH (e:Epoch {status: 'current'}) MATCH (a:Product)-[r:${type} {epoch: e.id}]->(b:Product)
       WHERE a.id IN $between AND b.id IN $between RETURN a.id AS from, b.id AS to, properties(r) AS is ORDER BY from, to`,
      { between },
    );

  it('steps from one product to another, with their gap, apart from what is bought again', async () => {
    const [step, ...others] = await edges('FOLLOWED_BY', ['boots', 'wax']);
    expect(others).toEqual([]);
    expect(step).toMatchObject({ from: 'boots', to: 'wax', is: { source: 'learn:sequence', n: 39 } });
    const { medianGapDays, probability, lift } = step?.['is'] as Record<string, number>;
    expect(medianGapDays).toBeCloseTo(21, 0);
    expect(probability).toBe(1);
    expect(lift).toBeGreaterThan(2);
    const again = await world.value(
      `MATCH (p:Product)-[r:FOLLOWED_BY]->(p) WHERE r.source <> 'learn:repeats' RETURN count(*)`,
    );
    expect(again).toBe(0);
  });

  it('alternatives, and no pair that is also a complement without a reason', async () => {
    expect(await edges('SUBSTITUTES', ['kettle', 'other-kettle'])).toMatchObject([
      { from: 'kettle', to: 'other-kettle', is: { n: 40, together: 0, source: 'learn:views' } },
      { from: 'other-kettle', to: 'kettle' },
    ]);
    const both = await world.value(
      `MATCH (e:Epoch {status: 'current'}) MATCH (a:Product)-[c:COMPLEMENTS]->(b:Product)
       WHERE c.epoch IN [e.id, 'curated'] AND c.reason IS NULL
         AND EXISTS { MATCH (a)-[s:SUBSTITUTES]-(b) WHERE s.epoch IN [e.id, 'curated'] } RETURN count(*)`,
    );
    expect(both).toBe(0);
    const [complement] = await edges('COMPLEMENTS', ['cup', 'saucer']);
    expect(complement?.['is']).toMatchObject({ reason: 'set as alternatives, yet 40 baskets hold both' });
  });

  it('steps up, that the feed does not take away when it describes the product anew', async () => {
    const [upgrade] = await edges('UPGRADES_TO', ['saw', 'saw-plus']);
    expect(upgrade).toMatchObject({ from: 'saw', to: 'saw-plus', is: { reason: 'family' } });
    const again = { product: 'saw', title: 'Acme saw', categories: ['tools'], brand: 'Acme', price: 31 };
    await world.apply([event('product.upserted', again, { at: '2026-10-01T01:00:00.000Z' })]);
    expect(await edges('UPGRADES_TO', ['saw', 'saw-plus'])).toHaveLength(1);
  });

  it('likeness for a product that nobody bought yet, and offers it to those who have its like', async () => {
    const [to] = await edges('SIMILAR_CONTENT', ['rug', 'new-rug']);
    expect(to).toMatchObject({ from: 'new-rug', to: 'rug' });
    const request = OfferRequest.parse({ customer: 'f1', placement: 'everything', first: 20 });
    const decided = await decideOffers(world.desk, request, { now: NOW });
    if (!decided.ok) throw new Error(decided.refusal.message);
    expect(decided.value.selection.ranking.pool.map(({ id }) => id)).toContain('new-rug');
  });

  it('what is described alike, by the vector index, and by title where there is no vector yet', async () => {
    const near = await similarProducts(world.graph, { id: 'new-rug', first: 3 });
    expect(near).toMatchObject({ by: 'content', products: [{ product: { id: 'rug' } }, {}, {}] });
    const [edge] = await edges('SIMILAR_CONTENT', ['rug', 'new-rug']);
    const cosine = (edge?.['is'] as { cosine: number }).cosine;
    // The index rounds vectors to bytes.
    expect(near?.products[0]?.cosine).toBeCloseTo(cosine, 2);
    const stored = await world.value(
      `MATCH (a:ContentVector {id: 'rug'}) MATCH (b:ContentVector {id: 'new-rug'})
       RETURN 2 * vector.similarity.cosine(a.embedding, b.embedding) - 1`,
    );
    expect(stored).toBeCloseTo(cosine, 4);
    const rug = {
      product: 'late-rug',
      title: 'Woven runner',
      categories: ['things'],
      brand: 'Loom',
      price: 50,
    };
    await world.apply([event('product.upserted', rug)]);
    const late = await similarProducts(world.graph, { id: 'late-rug', first: 5 });
    expect(late?.by).toBe('title');
    expect(late?.products.map(({ product: { id } }) => id)).toEqual(
      expect.arrayContaining(['rug', 'new-rug']),
    );
    expect(await similarProducts(world.graph, { id: 'nothing', first: 5 })).toBeNull();
  });

  it('groups of ten people and more, who are not those who refused, and are no evidence of their own', async () => {
    const groups = await world.graph.runText(
      `MATCH (s:Segment {source: 'learn'})<-[m:IN_SEGMENT]-(c:Customer)
       RETURN s.id AS id, s.name AS name, count(*) AS people, collect(c.id) AS members ORDER BY id`,
    );
    expect(groups.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['learned-newcomers', 'learned-regulars']),
    );
    for (const { people, members } of groups) {
      expect(people).toBeGreaterThanOrEqual(10);
      expect(members).not.toContain('d00');
    }
    const request = OfferRequest.parse({ customer: 'c001', placement: 'everything', first: 5 });
    const decided = await decideOffers(world.desk, request, { now: NOW });
    if (!decided.ok) throw new Error(decided.refusal.message);
    expect(decided.value.inputs.situation.segments).toEqual([]);
  });

  it('what is expected of customers, on their membership of where they stand', async () => {
    const rows = await world.graph.runText(
      `MATCH (e:Epoch {status: 'current'}) MATCH (c:Customer)-[m:IN_SEGMENT {epoch: e.id}]->(s) WHERE m.alive IS NOT NULL
       RETURN c.id AS id, collect(s.id) AS groups, m.alive AS alive, m.orders AS orders, m.nextDays AS nextDays, m.value AS value`,
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.map(({ id }) => id)).not.toContain('d00');
    for (const { groups, alive, orders, nextDays } of rows) {
      expect(groups).toHaveLength(1);
      expect(alive).toBeGreaterThan(0);
      expect(alive).toBeLessThanOrEqual(1);
      expect(orders).toBeGreaterThanOrEqual(0);
      expect(nextDays).toBeGreaterThan(0);
    }
  });

  it('sets that people buy as one, but for those that are a bundle already', async () => {
    const question = { now: NOW, first: 10, minProducts: 2 };
    const isPair = ({ products }: { products: readonly { id: string }[] }) =>
      products.map(({ id }) => id).join() === 'cup,saucer';
    const ideas = await bundleCandidates(world, question);
    expect(ideas.find(isPair)).toMatchObject({ n: 40, customers: 40, price: 40 });
    const parts = [{ product: 'cup' }, { product: 'saucer' }];
    await world.apply([event('bundle.upserted', { bundle: 'tea', title: 'Tea for two', price: 35, parts })]);
    expect((await bundleCandidates(world, question)).some(isPair)).toBe(false);
  });

  it('nothing of which is left when its epoch has gone', async () => {
    const [old] = await world.graph.runText(`MATCH (e:Epoch {status: 'current'}) RETURN e.id AS id`);
    for (const days of [1, 2, 3]) {
      const now = new Date(NOW.getTime() + days * DAY_MS);
      await learnEpoch(world, {
        now,
        options: { minLift: LEARN_DEFAULTS.minLift + days / 100 },
        anyway: true,
      });
    }
    const left = await world.value('MATCH ()-[r]->() WHERE r.epoch = $id RETURN count(r)', {
      id: old?.['id'],
    });
    expect(left).toBe(0);
  });
});
