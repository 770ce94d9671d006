import { setTimeout as pause } from 'node:timers/promises';
import { type Arm, OfferRequest, type RolloutPlanInput } from '@wherefore/contracts';
import {
  announceMissed,
  announceModels,
  armOf,
  type Decided,
  decideOffers,
  type DecisionWatch,
  type Desk,
  learnEpoch,
  listModels,
  listRollouts,
  loadEpoch,
  offer,
  type OfferParts,
  openDecisionWatch,
  promoteVersion,
  recallDecision,
  replayDecision,
  rollBackModel,
  runningRollout,
  shadowFigures,
  track,
  watchRollout,
} from '@wherefore/engine';
import { openDecisionStream } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { customer, HABIT_NOW as NOW, habitShop } from './support/habit-shop.js';
import { openWorld, type World } from './support/world.js';

const CUSTOMERS = 120;
let world: World;
let watch: DecisionWatch;
let parts: OfferParts;
let stable: string;
let fresh: string;
const because = { who: 'ann', why: 'it may be better' };
const models = () => ({ graph: world.graph, announce: () => announceModels(world), verify: null });
const tell = (error: unknown) => {
  throw error;
};

beforeAll(async () => {
  world = await openWorld();
  await world.apply(habitShop());
  const first = await learnEpoch({ ...world, ...models() }, { now: NOW });
  const options = { minLift: 2.2, topSellerWindows: [90] };
  const second = await learnEpoch({ ...world, ...models() }, { now: NOW, options, as: null });
  [stable, fresh] = [first.version.id, second.version.id];
  const decisions = await openDecisionStream(world.redisUrl);
  const record = {
    keyring: world.keyring,
    decisions,
    decisionLog: () => Promise.reject(new Error('not asked')),
  };
  watch = openDecisionWatch({ ...world, ...record }, { onError: tell });
  parts = { desk: world.desk, watch, ...record };
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  await watch.close();
  parts.decisions.close();
  await world.close();
});

/** A plan whose steps last no time, where it does not say so. */
async function begin(plan: RolloutPlanInput = {}) {
  const begun = await promoteVersion(
    models(),
    { version: fresh, to: 'canary', anyway: true, plan: { minSeconds: 0, ...plan }, ...because },
    new Date(),
  );
  await world.desk.hear();
  while ((await world.desk.knowledge()).tried.trial?.isReady() === false) await pause(10);
  return begun;
}
const look = () => watchRollout(world, new Date());
const aliases = async () =>
  Object.fromEntries(
    (await listModels(world.graph)).flatMap((one) => one.aliases.map((alias) => [alias, one.id])),
  );

async function visit(desk: Desk, at: number, placement = 'home') {
  const request = OfferRequest.parse({ customer: customer(at % CUSTOMERS), placement });
  const offered = await offer({ ...parts, desk }, request, { now: new Date(NOW) });
  if (!offered.ok) throw new Error(offered.refusal.message);
  return offered.value;
}

/** Everybody comes so often, clicks on some and buys some. */
async function traffic(rounds: number, desk = world.desk): Promise<void> {
  for (let at = 0; at < rounds * CUSTOMERS; at += 1) {
    const { id, offers } = await visit(desk, at);
    const product = offers[0]?.product.id;
    if (product === undefined || id === null || at % 3 !== 0) continue;
    const said = (type: 'offer.clicked' | 'offer.bought') => ({
      id: null,
      type,
      customer: null,
      session: null,
      product,
      items: null,
      occurredAt: null,
      decision: id,
    });
    await track({ ...world, ...parts }, [said('offer.clicked'), said('offer.bought')], new Date());
  }
  await watch.settle();
}

/** The desk as it is, but that what is tried behaves as the wrapper says. */
function spoiled(prepare: (prepare: () => Promise<readonly []>) => Promise<readonly []>): Desk {
  return {
    ...world.desk,
    async knowledge() {
      const known = await world.desk.knowledge();
      const { trial } = known.tried;
      const canary = trial?.canary ?? null;
      if (trial === null || canary === null) return known;
      const evidence = {
        ...canary.evidence,
        holds: () => false,
        prepare: () => prepare(() => Promise.resolve([] as const)),
      };
      return { ...known, tried: { ...known.tried, trial: { ...trial, canary: { ...canary, evidence } } } };
    },
  };
}

const armsOf = async (): Promise<Map<Arm, number[]>> => {
  const rollout = await runningRollout(world.graph);
  if (rollout === null) throw new Error('none runs');
  const share = (rollout.plan.steps[rollout.step] ?? 0) / 100;
  const arms = new Map<Arm, number[]>([
    ['canary', []],
    ['current', []],
  ]);
  for (let at = 0; at < CUSTOMERS; at += 1)
    arms.get(armOf({ rollout: rollout.id, share }, world.keyring.pseudonym(customer(at))))?.push(at);
  return arms;
};

describe('a rollout', () => {
  it('serves its share of visitors, always the same, and says so in their decisions', async () => {
    for (let at = 0; at < CUSTOMERS; at += 1) await visit(world.desk, at);
    const begun = await begin({ steps: [25, 50, 100] });
    if (!begun.ok) throw new Error(begun.refusal.message);
    const epochs = new Map((await listModels(world.graph)).map(({ id, epoch }) => [id, epoch]));
    const arms = await armsOf();
    expect(arms.get('canary')?.length).toBeGreaterThan(15);
    expect(arms.get('canary')?.length).toBeLessThan(48);
    for (const [arm, visitors] of arms)
      for (const at of visitors) {
        const { versions } = await visit(world.desk, at);
        expect(versions.epoch).toBe(epochs.get(arm === 'canary' ? fresh : stable));
      }
    expect((await world.desk.knowledge()).tried.trial?.canary?.evidence.counters().misses).toBe(0);
    const stranger = await decideOffers(world.desk, OfferRequest.parse({ placement: 'home' }), { now: NOW });
    expect(stranger.ok && stranger.value.decision.versions.epoch).toBe(epochs.get(stable));
  });

  it('keeps what was read of the current version: an alias that moves makes nobody wait', async () => {
    const before = world.desk.counters();
    await announceModels(world);
    for (let at = 0; at < CUSTOMERS; at += 1) await visit(world.desk, at);
    expect(world.desk.counters().misses).toBe(before.misses);
  });

  it('decisions of both arms replay', async () => {
    for (const [, [at = 0]] of await armsOf()) {
      const { id } = await visit(world.desk, at);
      const recalled = await recallDecision(parts, id ?? '');
      if (recalled === null) throw new Error('it was recorded');
      expect(await replayDecision(world.desk, recalled)).toMatchObject({ equal: true, differences: [] });
    }
  });

  it('another cannot begin, and nothing else be published, while it runs', async () => {
    expect(await begin()).toMatchObject({ ok: false, refusal: { code: 'not-now' } });
    const change = { version: stable, to: 'shadow' as const, anyway: true, ...because };
    expect(await promoteVersion(models(), change, NOW)).toMatchObject({
      ok: false,
      refusal: { code: 'not-now' },
    });
    const learned = await learnEpoch({ ...world, ...models() }, { now: NOW, options: { minLift: 2.5 } });
    expect(learned).toMatchObject({ published: null, remark: expect.stringContaining('being tried') });
  });

  it('goes on step by step while everything holds, whoever was in it stays, and becomes current', async () => {
    await rollBackModel(models(), because, new Date());
    await begin({ steps: [40, 60, 100], minRequests: 20, without: ['calibration'] });
    expect(await look()).toMatchObject({ outcome: 'waits' });
    await traffic(3);
    const before = new Set((await armsOf()).get('canary'));
    expect(await look()).toMatchObject({ outcome: 'stepped', reason: null });
    const after = new Set((await armsOf()).get('canary'));
    expect(after.size).toBeGreaterThan(before.size);
    for (const at of before) expect(after.has(at)).toBe(true);
    expect((await visit(world.desk, [...after].find((at) => !before.has(at)) ?? 0)).versions.epoch).toBe(
      (await listModels(world.graph)).find(({ id }) => id === fresh)?.epoch,
    );
    await traffic(2);
    const promoted = await look();
    expect(promoted?.verdicts.filter(({ outcome }) => outcome !== 'holds')).toEqual([]);
    expect(promoted).toMatchObject({ outcome: 'promoted' });
    expect(await aliases()).toEqual({ current: fresh, previous: stable });
    const everybody = await Promise.all([0, 1, 2, 3].map((at) => visit(world.desk, at)));
    expect(new Set(everybody.map(({ versions }) => versions.epoch)).size).toBe(1);
    expect(await look()).toBeNull();
    const trail = "MATCH (a:Audit) WHERE a.what STARTS WITH 'models.rollout' RETURN count(a)";
    expect(await world.value(trail)).toBe(2);
    await rollBackModel(models(), because, new Date());
    expect(await aliases()).toEqual({ current: stable });
  });

  it('that throws is taken back; those it was tried on are answered by the current version all the same', async () => {
    await begin({ steps: [50, 100], minRequests: 10_000 });
    let asked = 0;
    const desk = spoiled((prepare) => {
      asked += 1;
      if (asked % 10 === 0) throw new Error('a bad model');
      return prepare();
    });
    await traffic(2, desk);
    const took = await look();
    expect(took).toMatchObject({
      outcome: 'rolled-back',
      reason: expect.stringMatching(/errors: \d.* fail/),
    });
    expect(await aliases()).toEqual({ current: stable });
    expect((await listRollouts(world.graph))[0]).toMatchObject({
      state: 'rolled-back',
      reason: expect.stringContaining('errors'),
    });
  });

  it('whose figures are missing is taken back once they should have come', async () => {
    await begin({ steps: [50, 100], minRequests: 10 });
    for (let at = 0; at < CUSTOMERS; at += 1) await visit(world.desk, at);
    await watch.settle();
    expect(await look()).toMatchObject({
      outcome: 'rolled-back',
      reason: expect.stringMatching(/^clicks: no/),
    });
    await begin({ steps: [50, 100], silentSeconds: 10 });
    const later = new Date(Date.now() + 11_000);
    expect(await watchRollout(world, later)).toMatchObject({
      outcome: 'rolled-back',
      reason: 'requests: nothing was reported for 10 s',
    });
  });

  it('whose constants cannot be read never decides, keeps nobody from an answer, and is taken back', async () => {
    await begin({ steps: [50, 100], minRequests: 10_000 });
    const kept = await world.value('MATCH (:Model {id: $id})-[:SERVED_AS]->(e) RETURN e.coefficients', {
      id: fresh,
    });
    const set = (coefficients: unknown) =>
      world.graph.runText('MATCH (:Model {id: $id})-[:SERVED_AS]->(e) SET e.coefficients = $coefficients', {
        id: fresh,
        coefficients,
      });
    await set('{');
    await announceModels(world);
    await traffic(1);
    expect(await look()).toMatchObject({ outcome: 'rolled-back', reason: expect.stringContaining('errors') });
    await set(kept);
  });

  it('is ended by hand at once', async () => {
    await begin();
    const rolled = await rollBackModel(models(), { who: 'ann', why: 'it looks odd' }, new Date());
    expect(rolled).toEqual({ ok: true, value: { from: fresh, to: stable } });
    expect(await runningRollout(world.graph)).toBeNull();
    expect((await loadEpoch(world.graph))?.id).toBe((await visit(world.desk, 1)).versions.epoch);
  });

  it('plans that cannot be are refused', async () => {
    for (const steps of [
      [5, 25],
      [50, 25, 100],
      [0, 100],
    ])
      expect(await begin({ steps })).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  });
});

it('a move that nobody was told of is told by whoever looks next', async () => {
  const silent = { ...models(), announce: () => Promise.resolve() };
  expect(await announceMissed(world)).toBe(false);
  await world.desk.hear();
  const known = await world.desk.knowledge();
  await promoteVersion(silent, { version: fresh, to: 'current', anyway: true, ...because }, new Date());
  await world.desk.hear();
  expect(await world.desk.knowledge()).toBe(known);
  expect(await announceMissed(world)).toBe(true);
  await world.desk.hear();
  expect((await world.desk.knowledge()).epoch?.id).not.toBe(known.epoch?.id);
  expect(await announceMissed(world)).toBe(false);
  await rollBackModel(models(), because, new Date());
});

it('a shadow makes a sample of decisions again, for nobody to see', async () => {
  const change = { version: fresh, to: 'shadow' as const, anyway: true, ...because };
  const promoted = await promoteVersion(models(), change, new Date());
  expect(promoted.ok).toBe(true);
  const before = await parts.decisions.readLatest(10_000);
  const epochs = new Set<Decided['decision']['versions']['epoch']>();
  for (let at = 0; at < 80; at += 1) {
    epochs.add((await visit(world.desk, at)).versions.epoch);
    if (at % 20 === 19) await watch.settle();
  }
  const figures = await shadowFigures(world.queue.tallies, fresh);
  expect(figures.decisions).toBe(4);
  expect(figures.errors).toBe(0);
  expect(figures.overlap).toBeGreaterThan(0.2);
  expect(figures.p95Ms).not.toBeNull();
  expect([...epochs]).toHaveLength(1);
  expect((await parts.decisions.readLatest(10_000)).length).toBe(before.length + 80);
});
