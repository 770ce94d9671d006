import { type Experiment, type ExperimentDesignInput, OfferRequest } from '@wherefore/contracts';
import {
  archiveExperiment,
  decideExperiment,
  decideOffers,
  designExperiment,
  findExperiment,
  learnEpoch,
  listExperiments,
  listHoldouts,
  offer,
  type OfferParts,
  rampExperiment,
  recallDecision,
  replayDecision,
  setHoldout,
  startExperiment,
  stopExperiment,
} from '@wherefore/engine';
import { openDecisionStream } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { customer, HABIT_NOW as NOW, habitShop } from './support/habit-shop.js';
import { openWorld, type World } from './support/world.js';

const PEOPLE = Array.from({ length: 120 }, (_, at) => customer(at));
const because = { who: 'ann', why: 'to know' };
let world: World;
let parts: OfferParts;
const experiments = () => ({ graph: world.graph, announce: () => world.queue.live.touch({ models: true }) });

beforeAll(async () => {
  world = await openWorld();
  await world.apply(habitShop());
  await learnEpoch(
    { ...world, graph: world.graph, announce: experiments().announce, verify: null },
    { now: NOW },
  );
  const decisions = await openDecisionStream(world.redisUrl);
  const decisionLog = () => Promise.reject(new Error('not asked'));
  parts = { desk: world.desk, keyring: world.keyring, decisions, decisionLog };
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  parts.decisions.close();
  await world.close();
});

const design = (id: string, over: Partial<ExperimentDesignInput> = {}): ExperimentDesignInput => ({
  id,
  title: 'Fewer, bolder',
  hypothesis: 'Three offers are looked at more closely than ten.',
  owner: 'ann',
  target: { placements: ['home'] },
  arms: [{ id: 'control' }, { id: 'three', changes: { placement: { slots: 3 } } }],
  metrics: ['conversion'],
  ...over,
});

async function begun(id: string, over: Partial<ExperimentDesignInput> = {}, ramp = 1): Promise<Experiment> {
  const drafted = await designExperiment(experiments(), { design: design(id, over), ...because }, NOW);
  if (!drafted.ok) throw new Error(drafted.refusal.message);
  const started = await startExperiment(experiments(), { id, ramp, ...because }, NOW);
  if (!started.ok) throw new Error(started.refusal.message);
  return started.value;
}
const ended = async (id: string) => {
  await stopExperiment(experiments(), { id, ...because }, NOW);
  await archiveExperiment(experiments(), { id, ...because }, NOW);
};

async function visit(who: string, placement = 'home') {
  const offered = await offer(parts, OfferRequest.parse({ customer: who, placement }), { now: NOW });
  if (!offered.ok) throw new Error(offered.refusal.message);
  return offered.value;
}
const armOf = async (who: string, placement = 'home') =>
  (await visit(who, placement)).taken.assignments[0]?.arm ?? null;

it('a design that cannot be understood is refused by field, and leaves nothing behind', async () => {
  const arms = [
    { id: 'same', changes: { rules: 1 } },
    { id: 'same', changes: { nonsense: 1 } },
  ];
  const refused = await designExperiment(
    experiments(),
    { design: { ...design('broken'), arms }, ...because },
    NOW,
  );
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  expect(!refused.ok && refused.refusal.message).toMatch(/arms\.1\.changes.*nonsense/);
  expect(await findExperiment(world.graph, 'broken')).toBeNull();
  const unexplained = await designExperiment(
    experiments(),
    { design: design('x'), who: 'ann', why: ' ' },
    NOW,
  );
  expect(unexplained).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
});

describe('an experiment on a placement', () => {
  afterAll(() => ended('fewer'));

  it('gives half of the customers its arm, always the same ones, and says so in the record', async () => {
    await begun('fewer');
    const arms = new Map<string | null, number>();
    for (const who of PEOPLE) {
      const { taken, offers, id } = await visit(who);
      const [assignment] = taken.assignments;
      arms.set(assignment?.arm ?? null, (arms.get(assignment?.arm ?? null) ?? 0) + 1);
      expect(assignment).toMatchObject({ experiment: 'fewer', propensity: 0.5 });
      if (assignment?.arm === 'three') expect(offers.length).toBeLessThanOrEqual(3);
      else expect(offers.length).toBeGreaterThan(3);
      const recalled = await recallDecision(parts, id ?? '');
      expect(recalled?.record.taken).toEqual(taken);
      expect(await armOf(who)).toBe(assignment?.arm);
    }
    expect([...arms.keys()].sort()).toEqual(['control', 'three']);
    expect(Math.min(...arms.values())).toBeGreaterThan(40);
  });

  it('leaves other placements and visitors whom nobody can tell apart alone', async () => {
    expect((await visit(PEOPLE[0] ?? '', 'email')).taken.assignments).toEqual([]);
    const stranger = await decideOffers(world.desk, OfferRequest.parse({ placement: 'home' }), { now: NOW });
    expect(stranger.ok && stranger.value.decision.taken.assignments).toEqual([]);
  });

  it('decisions of both arms replay', async () => {
    for (const who of PEOPLE.slice(0, 6)) {
      const recalled = await recallDecision(parts, (await visit(who)).id ?? '');
      if (recalled === null) throw new Error('it was recorded');
      expect(await replayDecision(world.desk, recalled)).toMatchObject({ equal: true, differences: [] });
    }
  });

  it('keeps what was read: beginning one makes nobody wait', async () => {
    const before = world.desk.counters();
    await experiments().announce();
    for (const who of PEOPLE.slice(0, 10)) await visit(who);
    expect(world.desk.counters().misses).toBe(before.misses);
  });

  it('is fixed once it runs, stops at once, is decided once, and all of it is in the audit trail', async () => {
    const parts = experiments();
    const again = await designExperiment(parts, { design: design('fewer'), ...because }, NOW);
    expect(again).toMatchObject({ ok: false, refusal: { code: 'exists' } });
    const early = { outcome: 'ship', arm: 'three' } as const;
    expect(await decideExperiment(parts, { id: 'fewer', decision: early, ...because }, NOW)).toMatchObject({
      ok: false,
      refusal: { code: 'wrong-status' },
    });
    await stopExperiment(parts, { id: 'fewer', ...because }, NOW);
    expect(await armOf(PEOPLE[0] ?? '')).toBeNull();
    const wrong = { outcome: 'ship', arm: 'four' } as const;
    expect(await decideExperiment(parts, { id: 'fewer', decision: wrong, ...because }, NOW)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid' },
    });
    expect(await decideExperiment(parts, { id: 'fewer', decision: early, ...because }, NOW)).toMatchObject({
      ok: true,
      value: { status: 'decided', decision: early, version: 4 },
    });
    const trail = await world.value(
      `MATCH (a:Audit) WHERE a.what STARTS WITH 'experiments.' AND a.after CONTAINS '"fewer"'
       WITH a.what AS what ORDER BY a.after RETURN collect(DISTINCT what)`,
    );
    expect(new Set(trail as string[])).toEqual(
      new Set(['experiments.design', 'experiments.start', 'experiments.stop', 'experiments.decide']),
    );
  });
});

it('a ramp only grows, and whoever takes part keeps the arm', async () => {
  await begun('slowly', {}, 0.2);
  const before = new Map<string, string | null>();
  for (const who of PEOPLE) before.set(who, await armOf(who));
  const parts = experiments();
  expect(await rampExperiment(parts, { id: 'slowly', ramp: 0.1, ...because }, NOW)).toMatchObject({
    ok: false,
    refusal: { code: 'invalid' },
  });
  await rampExperiment(parts, { id: 'slowly', ramp: 0.8, ...because }, NOW);
  let joined = 0;
  for (const who of PEOPLE) {
    const [was, is] = [before.get(who), await armOf(who)];
    if (was !== null) expect(is).toBe(was);
    else if (is !== null) joined += 1;
  }
  expect([...before.values()].filter((arm) => arm !== null).length).toBeLessThan(45);
  expect(joined).toBeGreaterThan(45);
  await ended('slowly');
});

it('two experiments of a layer share no customer, and a third has no room', async () => {
  const layer = { layer: 'home', share: 0.5 };
  await begun('first', layer);
  await begun('second', layer);
  for (const who of PEOPLE) expect((await visit(who)).taken.assignments).toHaveLength(1);
  await designExperiment(experiments(), { design: design('third', layer), ...because }, NOW);
  expect(await startExperiment(experiments(), { id: 'third', ...because }, NOW)).toMatchObject({
    ok: false,
    refusal: { code: 'no-room' },
  });
  for (const id of ['first', 'second']) await ended(id);
});

it('an arm that cannot be served is refused before it begins', async () => {
  const arms = [
    { id: 'control' },
    { id: 'new', changes: { rules: 77, epoch: 'gone', placement: { slots: 0, colour: 'red' } } },
  ];
  await designExperiment(experiments(), { design: design('hopeless', { arms }), ...because }, NOW);
  const refused = await startExperiment(experiments(), { id: 'hopeless', ...because }, NOW);
  expect(!refused.ok && refused.refusal.message).toMatch(
    /version 77 of the rules was never approved; arm new: the graph does not have the epoch gone; arm new, home: slots/,
  );
});

it('an arm with other coefficients, and one that says no reasons', async () => {
  const arms = [
    { id: 'control' },
    {
      id: 'new',
      changes: { coefficients: { 'own-repeats': 0, 'own-habit': 0 }, reasons: 'unsaid' as const },
    },
  ];
  await begun('quiet', { arms });
  const sources = { control: new Set<string>(), new: new Set<string>() };
  for (const who of PEOPLE.slice(0, 30)) {
    const { offers, taken, id } = await visit(who);
    const arm = taken.assignments[0]?.arm as 'control' | 'new';
    for (const { because: why } of offers) {
      for (const { source, value } of why.contributions)
        if (value !== 0 && source !== null) sources[arm].add(source);
      if (arm === 'new') expect(why.headline).toBe('A product of this shop');
    }
    const recalled = await recallDecision(parts, id ?? '');
    if (recalled !== null) expect((await replayDecision(world.desk, recalled)).differences).toEqual([]);
  }
  expect(sources.control.has('own-repeats') || sources.control.has('own-habit')).toBe(true);
  expect(sources.new.has('own-repeats') || sources.new.has('own-habit')).toBe(false);
  await ended('quiet');
});

describe('a holdout', () => {
  it('is answered as a stranger, takes part in nothing, and the record says so', async () => {
    await begun('beside');
    const held = await setHoldout(experiments(), { id: 'everywhere', share: 0.1, ...because }, NOW);
    expect(held).toMatchObject({ ok: true, value: [{ id: 'everywhere', share: 0.1 }] });
    let count = 0;
    for (const who of PEOPLE) {
      const { taken, personalised, offers, notes, id } = await visit(who);
      if (taken.holdout === null) {
        expect(personalised).toBe(true);
        continue;
      }
      count += 1;
      expect(taken).toEqual({ holdout: 'everywhere', assignments: [] });
      expect(personalised).toBe(false);
      expect(notes).toContainEqual(expect.stringMatching(/held out/));
      const kinds = offers.flatMap(({ because: why }) => why.firstPath?.path.nodes.map(({ label }) => label));
      expect(kinds).not.toContain('Customer');
      const recalled = await recallDecision(parts, id ?? '');
      expect(recalled?.record).toMatchObject({ taken, personalised: false });
      if (recalled !== null) expect((await replayDecision(world.desk, recalled)).differences).toEqual([]);
    }
    expect(count).toBeGreaterThan(3);
    expect(count).toBeLessThan(30);
    await ended('beside');
  });

  it('is a tenth at most, of a placement that exists', async () => {
    for (const change of [
      { id: 'everywhere', share: 0.2 },
      { id: 'nowhere', share: 0.05 },
    ])
      expect(await setHoldout(experiments(), { ...change, ...because }, NOW)).toMatchObject({
        ok: false,
        refusal: { code: 'invalid' },
      });
    await setHoldout(experiments(), { id: 'everywhere', share: 0, ...because }, NOW);
    expect(await listHoldouts(world.graph)).toEqual([]);
  });
});

it('lists experiments by status', async () => {
  const all = await listExperiments(world.graph);
  expect(all.map(({ design: { id } }) => id)).toEqual(expect.arrayContaining(['fewer', 'hopeless', 'third']));
  expect((await listExperiments(world.graph, 'running')).length).toBe(0);
});
