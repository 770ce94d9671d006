import { once } from 'node:events';
import { EventEmitter } from 'node:events';
import { type Decision, OfferRequest } from '@wherefore/contracts';
import { type Decided, decideOffers, type Desk, learnEpoch, openDesk, readAhead } from '@wherefore/engine';
import { type GraphWatch, watchGraph } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { TOY_NOW, toyShop } from './support/toy-shop.js';
import { openWorld, type World } from './support/world.js';

let world: World;
let watch: GraphWatch;
let desk: Desk;
const news = new EventEmitter();

beforeAll(async () => {
  world = await openWorld();
  await world.apply(toyShop());
  await learnEpoch(world, { now: TOY_NOW, options: { minLift: 1.2 } });
  const onChange = (isAnswering: boolean) => void news.emit(isAnswering ? 'back' : 'gone');
  watch = watchGraph(world.graph, { onChange });
  desk = deskOver(watch);
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  process.kill(world.neo4jPid, 'SIGCONT');
  watch.close();
  await world.close();
});

const deskOver = ({ graph }: GraphWatch): Desk =>
  openDesk({ graph, keyring: world.keyring, live: world.queue.live, consentDefault: true });

/** Stops Neo4j with its connections open, which is worse than killing it. */
async function freeze(): Promise<void> {
  const gone = once(news, 'gone');
  process.kill(world.neo4jPid, 'SIGSTOP');
  await gone;
}

async function thaw(): Promise<void> {
  const back = once(news, 'back');
  process.kill(world.neo4jPid, 'SIGCONT');
  await back;
}

async function decide(customer: string, from = desk): Promise<Decided> {
  const request = OfferRequest.parse({ placement: 'home', customer, first: 5 });
  const decided = await decideOffers(from, request, { now: TOY_NOW });
  if (!decided.ok) throw new Error(decided.refusal.message);
  return decided.value;
}

const productsOf = ({ offers }: Decision) => offers.map(({ product }) => product.id);

it('decides from what was read before while the graph is frozen, says so, and offers nothing that may have changed', async () => {
  const before = (await decide('c001')).decision;
  expect(before).toMatchObject({ personalised: true, degraded: [] });
  const [first = ''] = productsOf(before);
  const meant = (await decide('c002')).decision;
  const begun = deskOver(watch);
  await readAhead(begun, TOY_NOW);
  await freeze();

  // Whoever is as they were read gets what they would have got.
  const known = (await decide('c001')).decision;
  expect(known).toMatchObject({ personalised: true, degraded: [] });
  expect(productsOf(known)).toEqual(productsOf(before));
  // Whoever cannot be read is a stranger, and is offered something all the same.
  const stranger = (await decide('c003')).decision;
  expect(stranger.personalised).toBe(false);
  expect(stranger.degraded).toContain('visitor: the graph does not answer; decided as for a stranger');
  expect(stranger.offers.length).toBeGreaterThan(0);
  // A process that has answered nobody yet has something for everybody.
  expect((await decide('c004', begun)).decision.offers.length).toBeGreaterThan(0);
  // Of whom the graph has news: they may have withdrawn their consent.
  await world.queue.live.touch({ visitors: [world.keyring.pseudonym('c002')] });
  expect((await decide('c002')).decision).toMatchObject({ personalised: false });
  expect(meant.personalised).toBe(true);
  // A product of which there is news may be sold out.
  await world.queue.live.touch({ products: [first], knowledge: true });
  const without = (await decide('c001')).decision;
  expect(productsOf(without)).not.toContain(first);
  expect(without.refused).toContainEqual(
    expect.objectContaining({
      product: first,
      reason: 'It could not be looked at: the graph does not answer.',
    }),
  );
  expect(without.degraded).toEqual(
    expect.arrayContaining([
      'products: the graph does not answer; only those that were read before are offered',
      'knowledge: the graph does not answer; decided from what was read before',
    ]),
  );
  // Who has read nothing yet has nothing to decide from.
  const request = OfferRequest.parse({ placement: 'home', first: 5 });
  await expect(decideOffers(deskOver(watch), request, { now: TOY_NOW })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  });

  await thaw();
  const after = (await decide('c001')).decision;
  expect(after.degraded).toEqual([]);
  expect(productsOf(after)).toEqual(productsOf(before));
  expect((await decide('c002')).decision).toMatchObject({ personalised: true, degraded: [] });
  expect((await decide('c003')).decision).toMatchObject({ personalised: true, degraded: [] });
});

it('lets go of those who already wait when the graph freezes', async () => {
  process.kill(world.neo4jPid, 'SIGSTOP');
  const waiting = decide('c010');
  expect((await waiting).decision.personalised).toBe(false);
  expect(watch.isAnswering()).toBe(false);
  await thaw();
  expect(watch.isAnswering()).toBe(true);
});
