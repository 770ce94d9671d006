import { OfferRequest, type Offer } from '@wherefore/contracts';
import { explainProduct, learnEpoch, productKnowledge, shapeBecause } from '@wherefore/engine';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event } from './support/events.js';
import { TOY_NOW, toyShop } from './support/toy-shop.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.apply(toyShop());
  await learnEpoch(world, { now: TOY_NOW, options: { minLift: 1.2 } });
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());

type Verdict = 'stated' | 'vetoed' | 'withdrawn';
let seconds = 0;
const said = async ([from, to]: readonly [string, string], verdict: Verdict, strength = 1): Promise<void> => {
  seconds += 1;
  const at = `2026-10-01T00:00:${String(seconds).padStart(2, '0')}.000Z`;
  const word = {
    from,
    to,
    kind: 'complements' as const,
    verdict,
    by: 'mia@demo',
    reason: 'seen in the shop',
    strength,
  };
  await world.apply([event('relation.judged', word, { at, source: 'curated' })]);
};

async function offered(viewing: string, product: string): Promise<Offer> {
  const request = OfferRequest.parse({ viewing, cart: ['stove'], placement: 'product' });
  const found = await explainProduct(world.desk, { request, product }, { now: TOY_NOW });
  if (!found.ok) throw new Error(found.refusal.message);
  return found.value.offer;
}

const complements = ({ because }: Offer, from: string) =>
  because.contributions.filter(({ source, anchor }) => source === 'complements' && anchor?.id === from);
const sumOf = (offer: Offer): number =>
  offer.because.contributions.reduce((sum, { value }) => sum + value, 0);
/** What a learning run says of tents, stoves and pegs, in the epoch that is served, however little it had to learn from. */
const FOUND = `UNWIND ['tent', 'stove'] AS id
  MATCH (e:Epoch {status: 'current'}), (a:Product {id: id}), (b:Product {id: 'pegs'})
  MERGE (a)-[r:COMPLEMENTS {epoch: e.id}]->(b)
  SET r.weight = 0.4, r.lift = 3.0, r.confidence = 0.9, r.support = 0.3, r.n = 15, r.source = 'learn:test', r.at = datetime()`;
const find = (): Promise<void> =>
  world.graph.runText(FOUND).then(() => world.queue.live.touch({ links: ['tent', 'stove'] }));
const learnAgain = (): Promise<unknown> =>
  learnEpoch(world, { now: new Date(TOY_NOW.getTime() + 1_000), options: { minLift: 1.2 } }).then(() =>
    world.queue.live.touch({ knowledge: true }),
  );

it('a veto takes exactly its term from the score, in the very next answer, and survives learning', async () => {
  await find();
  const before = await offered('tent', 'pegs');
  const [term] = complements(before, 'tent');
  expect(term?.value).toBeGreaterThan(0);
  await said(['tent', 'pegs'], 'vetoed');
  const after = await offered('tent', 'pegs');
  expect(complements(after, 'tent')).toEqual([]);
  expect(before.score - after.score).toBeCloseTo(term?.value ?? 0, 9);
  expect(sumOf(after)).toBeCloseTo(after.score, 9);

  await learnAgain();
  await find();
  expect(complements(await offered('tent', 'pegs'), 'tent')).toEqual([]);
  expect((await productKnowledge(world.graph, 'tent'))?.relations).toContainEqual(
    expect.objectContaining({ kind: 'complements', direction: 'out', vetoed: true }),
  );

  await said(['tent', 'pegs'], 'withdrawn');
  expect(complements(await offered('tent', 'pegs'), 'tent')).toHaveLength(1);
});

it('a stated pair is evidence with its name and reason, not for shoppers, and survives learning and its product’s feed', async () => {
  await said(['coffee', 'lamp'], 'stated', 0.5);
  const feed = { product: 'coffee', title: 'Coffee beans', categories: ['kitchen'], brand: 'Roastery' };
  await world.apply([event('product.upserted', feed, { at: '2026-10-02T00:00:00.000Z', source: 'curated' })]);
  await learnAgain();
  const offer = await offered('coffee', 'lamp');
  const [term] = complements(offer, 'coffee');
  expect(term?.strength).toBe(0.5);
  expect(term?.path?.relationships.at(-1)?.properties).toMatchObject({
    by: 'mia@demo',
    reason: 'seen in the shop',
    source: 'curated',
  });
  expect(JSON.stringify(shapeBecause(offer.because, 'shopper'))).not.toMatch(/mia@demo|seen in the shop/);
  await said(['coffee', 'lamp'], 'withdrawn');
  const relations = (await productKnowledge(world.graph, 'coffee'))?.relations ?? [];
  expect(relations.filter(({ product }) => product.id === 'lamp')).toEqual([]);
});

it('the later word holds, whatever order they come in', async () => {
  const word = { from: 'mug', to: 'lamp', kind: 'substitutes' as const, by: 'mia@demo', reason: 'tried' };
  const late = event('relation.judged', { ...word, verdict: 'vetoed' }, { at: '2026-10-01T02:00:00.000Z' });
  const early = event('relation.judged', { ...word, verdict: 'stated' }, { at: '2026-10-01T01:00:00.000Z' });
  await world.apply([late]);
  await world.apply([early]);
  const knowledge = await productKnowledge(world.graph, 'mug');
  expect(knowledge?.judgements.map(({ kind, verdict }) => [kind, verdict])).toContainEqual([
    'substitutes',
    'vetoed',
  ]);
  expect(knowledge?.relations.filter(({ type }) => type === 'SUBSTITUTES')).toEqual([]);
});
