import { OfferRequest } from '@wherefore/contracts';
import {
  decideOffers,
  LEARN_DEFAULTS,
  learnEpoch,
  learningOf,
  loadEpoch,
  mineEvidence,
  readShop,
  savePlacement,
  servedRanker,
} from '@wherefore/engine';
import { pastsOf } from '@wherefore/learning';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { customer, HABIT_NOW as NOW, habitShop } from './support/habit-shop.js';
import { openWorld, type World } from './support/world.js';

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
