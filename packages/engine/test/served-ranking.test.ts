import { OfferRequest } from '@wherefore/contracts';
import {
  decideOffers,
  LEARN_DEFAULTS,
  learnEpoch,
  learningOf,
  listModels,
  loadEpoch,
  mineEvidence,
  readShop,
  rollBackModel,
  savePlacement,
  servedRanker,
} from '@wherefore/engine';
import { pastsOf } from '@wherefore/learning';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event, order } from './support/events.js';
import { openWorld, type World } from './support/world.js';

const DAY_MS = 86_400_000;
const NOW = new Date('2026-10-01T12:00:00.000Z');
const [PRODUCTS, CUSTOMERS, ORDERS] = [60, 120, 12];
const product = (at: number): string => `p${String(at % PRODUCTS).padStart(2, '0')}`;
const customer = (at: number): string => `c${String(at).padStart(3, '0')}`;

/** Tastes of twelve products each; everybody keeps buying three things and tries others of their taste, in a usual order. */
function shop() {
  const dayOf = (c: number, turn: number): number => 300 - turn * 24 - (c % 20);
  const lines = (c: number, turn: number): string[] => {
    const taste = (c % 5) * 12;
    const usual = [0, 1, 2]
      .filter((habit) => (turn + habit) % (habit + 1) === 0)
      .map((habit) => taste + ((c + habit * 3) % 12));
    const tried = [taste + ((c + turn) % 12), (c * 7 + turn * 11) % PRODUCTS];
    return [...new Set([...usual, ...tried].map(product))];
  };
  return [
    ...Array.from({ length: 5 }, (_, k) =>
      event('category.upserted', { category: `k${k}`, name: `Kind ${k}` }),
    ),
    ...Array.from({ length: PRODUCTS }, (_, at) =>
      event('product.upserted', {
        product: product(at),
        title: `Product ${at}`,
        categories: [`k${Math.floor(at / 12)}`],
        brand: `b${at % 7}`,
        price: 10 + (at % 9),
        stock: 100,
      }),
    ),
    ...Array.from({ length: CUSTOMERS }, (_, c) =>
      Array.from({ length: ORDERS }, (_o, turn) =>
        order(`o${c}-${turn}`, customer(c), {
          at: new Date(NOW.getTime() - dayOf(c, turn) * DAY_MS + c * 1_000).toISOString(),
          products: lines(c, turn),
        }),
      ),
    ).flat(),
  ];
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.apply(shop());
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
    expect(ranking.pool.slice(0, 20).map(({ id }) => id)).toEqual(wanted);
    for (const { id, score } of ranking.pool) {
      expect(Math.abs(score - epoch.bias - (scores.get(id) ?? NaN))).toBeLessThan(1e-9);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(1_000);
});

describe('versions', () => {
  const changed = (): Promise<void> => world.queue.live.touch({ knowledge: true });
  const explained = { who: 'ann', why: 'offers look odd' };
  const epochOf = async (): Promise<string | null> => {
    const decided = await decideOffers(
      world.desk,
      OfferRequest.parse({ customer: customer(1), placement: 'everything' }),
      { now: NOW },
    );
    return decided.ok ? decided.value.decision.versions.epoch : null;
  };

  it('the same log and parameters give the same version, to the last digit, whenever and with however many threads', async () => {
    const [first] = await listModels(world.graph);
    const later = new Date(NOW.getTime() + 3 * 3_600_000);
    const again = await learnEpoch(world, { now: later, options: { threads: 1 }, by: 'ann' });
    expect(again.hash).toBe(first?.hash);
    const models = await listModels(world.graph);
    expect(models).toHaveLength(1);
    expect(models[0]).toMatchObject({
      id: again.model,
      alias: 'current',
      epoch: again.epoch.id,
      by: 'unknown',
    });
    expect(models[0]?.metrics['customers']).toBeGreaterThan(50);
    const other = await learnEpoch(world, {
      now: new Date(later.getTime() + 60_000),
      options: { minLift: 3 },
      by: 'ann',
    });
    expect(other.hash).not.toBe(again.hash);
    expect((await listModels(world.graph)).map(({ alias }) => alias)).toEqual(['current', 'previous']);
  });

  it('a rollback decides offers with the epoch before, at once, and is written down', async () => {
    await changed();
    const now = await epochOf();
    const rolled = await rollBackModel({ graph: world.graph, announce: changed }, explained, NOW);
    if (!rolled.ok) throw new Error(rolled.refusal.message);
    expect(rolled.value.from).toBe(now);
    expect(await epochOf()).toBe(rolled.value.to);
    expect(await world.value("MATCH (a:Audit {what: 'models.roll-back'}) RETURN a.who + ': ' + a.why")).toBe(
      'ann: offers look odd',
    );
    await rollBackModel({ graph: world.graph, announce: changed }, explained, NOW);
    expect(await epochOf()).toBe(now);
  });

  it('a rollback that nobody explains is refused', async () => {
    const rolled = await rollBackModel(
      { graph: world.graph, announce: changed },
      { who: 'ann', why: ' ' },
      NOW,
    );
    expect(rolled.ok).toBe(false);
  });

  it('what is much less than what is there is not published, unless it is meant', async () => {
    const before = await epochOf();
    const poor = {
      now: new Date(NOW.getTime() + 9 * 3_600_000),
      options: { maxEdges: 1, minConfidence: 0.9 },
    };
    await expect(learnEpoch(world, poor)).rejects.toThrow(
      /Not published, offers stay as they were: .* less than half/,
    );
    expect(await epochOf()).toBe(before);
    const { epoch } = await learnEpoch(world, { ...poor, publishAnyway: true });
    await changed();
    expect(await epochOf()).toBe(epoch.id);
  });
});
