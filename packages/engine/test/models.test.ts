import { OfferRequest } from '@wherefore/contracts';
import {
  compareVersions,
  decideOffers,
  type Desk,
  findModel,
  type Learned,
  learnEpoch,
  type LearnRun,
  listModels,
  loadEpoch,
  modelsNamed,
  type PromoteParts,
  promoteVersion,
  rollBackModel,
} from '@wherefore/engine';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { customer, HABIT_NOW as NOW, habitShop } from './support/habit-shop.js';
import { openWorld, type World } from './support/world.js';

let world: World;
let first: Learned;
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const because = { who: 'ann', why: 'offers look odd' };
const parts = (): PromoteParts => ({
  graph: world.graph,
  announce: () => world.queue.live.touch({ knowledge: true }),
  verify: null,
});
const learn = (run: Partial<LearnRun> = {}): Promise<Learned> =>
  learnEpoch({ ...world, ...parts() }, { now: NOW, by: 'ann', ...run });

async function servedBy(desk: Desk): Promise<string | null> {
  const request = OfferRequest.parse({ customer: customer(1), placement: 'home' });
  const decided = await decideOffers(desk, request, { now: NOW });
  return decided.ok ? decided.value.decision.versions.epoch : null;
}
const aliases = async () =>
  Object.fromEntries(
    (await listModels(world.graph)).flatMap((one) => one.aliases.map((alias) => [alias, one.id])),
  );

beforeAll(async () => {
  world = await openWorld();
  await world.apply(habitShop());
  first = await learn();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());

describe('a version', () => {
  it('is registered with where it comes from, and the first one is current', async () => {
    expect(first.published).toBe('current');
    const { version } = first;
    expect(version).toMatchObject({
      by: 'ann',
      at: NOW.toISOString().replace('.000', ''),
      aliases: ['current'],
    });
    expect(version.id).toBe(`m-${version.hash.slice(0, 12)}`);
    expect(version.epoch).toBe(first.epoch.id);
    expect(version.code).toMatch(/^0\.1\.0\+[0-9a-f]{12}$/);
    expect(version.snapshot).toMatch(/^[0-9a-f]{64}$/);
    expect(version.shop).toMatch(/^[0-9a-f]{64}$/);
    expect(version.parameters).toMatchObject({ minLift: 1.5 });
    expect(version.parameters).not.toHaveProperty('threads');
    expect(version.metrics['customers']).toBeGreaterThan(50);
    expect(Object.values(version.volumes).reduce((sum, count) => sum + count, 0)).toBe(version.edges);
    expect(
      await world.value('MATCH ()-[r {epoch: $epoch}]->() RETURN count(r)', { epoch: version.epoch }),
    ).toBe(version.edges);
  });

  it('is the same, to the last byte, whenever, by whomever and with however many threads it is learned', async () => {
    const again = await learn({ now: later(180), by: 'bob', options: { threads: 1 } });
    expect(again.version).toEqual(first.version);
    expect(again.epoch).toEqual(first.epoch);
    expect(await listModels(world.graph)).toHaveLength(1);
    expect(await world.value('MATCH (e:Epoch) RETURN count(e)')).toBe(1);
  });

  it(
    'is the same in another graph that was fed the same in another order',
    async () => {
      const other = await openWorld();
      try {
        const events = habitShop();
        const half = Math.floor(events.length / 2);
        await other.apply([...events.slice(half).reverse(), ...events.slice(0, half)]);
        const learned = await learnEpoch(other, { now: later(1) });
        expect(learned.version.hash).toBe(first.version.hash);
      } finally {
        await other.close();
      }
    },
    SERVER_START_TIMEOUT_MS,
  );

  it('is another with other options, and what was current is previous', async () => {
    const { version, published } = await learn({ now: later(60), options: { minLift: 3 } });
    expect(published).toBe('current');
    expect(version.hash).not.toBe(first.version.hash);
    expect(await aliases()).toEqual({ current: version.id, previous: first.version.id });
    expect(await servedBy(world.desk)).toBe(version.epoch);
    const [found] = await modelsNamed(world.graph, 'previous');
    expect(found?.id).toBe(first.version.id);
    expect(await modelsNamed(world.graph, version.id.slice(0, 6))).toHaveLength(1);
  });

  it('compares with another: options, coefficients, and what they have in common', async () => {
    const [current] = await modelsNamed(world.graph, 'current');
    if (current === undefined) throw new Error('there is one');
    const comparison = await compareVersions(world.graph, first.version, current);
    expect(comparison.parameters).toEqual([{ name: 'minLift', first: '1.5', second: '3' }]);
    expect(comparison.coefficients.find(({ name }) => name === 'related')).toBeDefined();
    const related = comparison.edges.find(({ type }) => type === 'RELATED');
    expect(related).toMatchObject({ onlyFirst: 0, onlySecond: 0 });
    expect(related?.both).toBe(current.volumes['related']);
  });
});

describe('aliases', () => {
  it('a rollback decides offers with the version before, at once, and a second one does not bring it back', async () => {
    const before = await aliases();
    const rolled = await rollBackModel(parts(), because, later(61));
    expect(rolled).toEqual({ ok: true, value: { from: before['current'], to: before['previous'] } });
    expect(await servedBy(world.desk)).toBe(first.version.epoch);
    expect(await aliases()).toEqual({ current: first.version.id });
    const again = await rollBackModel(parts(), because, later(62));
    expect(again).toMatchObject({ ok: false, refusal: { code: 'nothing-before' } });
    const trail = "MATCH (a:Audit {what: 'models.roll-back'}) RETURN a.who + ': ' + a.why";
    expect(await world.value(trail)).toBe('ann: offers look odd');
  });

  it('what was rolled back can be promoted again, while its relationships are there', async () => {
    const other = (await listModels(world.graph)).find(({ id }) => id !== first.version.id);
    const change = { version: other?.id ?? '', to: 'current' as const, anyway: false, ...because };
    expect(await promoteVersion(parts(), change, later(63))).toMatchObject({ ok: true });
    expect(await aliases()).toEqual({ current: other?.id, previous: first.version.id });
    await rollBackModel(parts(), because, later(64));
  });

  it('what nobody explains, and what does not exist, is refused', async () => {
    const rolled = await rollBackModel(parts(), { who: 'ann', why: ' ' }, NOW);
    expect(rolled).toMatchObject({ ok: false, refusal: { code: 'unexplained' } });
    const change = { version: 'm-000000000000', to: 'current' as const, anyway: false, ...because };
    expect(await promoteVersion(parts(), change, NOW)).toMatchObject({
      ok: false,
      refusal: { code: 'unknown-version' },
    });
  });

  it('a learning run removes the relationships of what no alias points at, and keeps the record', async () => {
    const { version } = await learn({ now: later(90), options: { minLift: 2.5 }, as: 'shadow' });
    expect(version.aliases).toEqual(['shadow']);
    await learn({ now: later(91), options: { minLift: 2.2 }, as: null });
    const kept = await listModels(world.graph);
    expect(kept.filter(({ epoch }) => epoch !== null).map(({ id }) => id)).toContain(version.id);
    const gone = kept.find(({ parameters }) => parameters['minLift'] === 3);
    expect(gone).toMatchObject({ epoch: null, aliases: [] });
    const change = { version: gone?.id ?? '', to: 'current' as const, anyway: true, ...because };
    expect(await promoteVersion(parts(), change, NOW)).toMatchObject({
      ok: false,
      refusal: { code: 'gone' },
    });
  });
});

describe('before anything is served', () => {
  const failed = ({ checks }: Pick<Learned, 'checks'>) =>
    checks.filter(({ holds }) => !holds).map(({ name }) => name);

  it('what is much less than what is there is not published, unless it is meant', async () => {
    const poor = { now: later(120), options: { maxEdges: 1, minConfidence: 0.9 } };
    const learned = await learn(poor);
    expect(learned.published).toBeNull();
    expect(failed(learned)).toContain('volume');
    expect(learned.remark).toMatch(/offers stay as they were.*against/);
    expect((await loadEpoch(world.graph))?.id).toBe(first.epoch.id);
    const meant = await learn({ ...poor, anyway: true });
    expect(meant.published).toBe('current');
    expect(meant.version.hash).toBe(learned.version.hash);
    await rollBackModel(parts(), because, later(121));
  });

  it('a metric that is missing, or much worse, counts as failed', async () => {
    const { version } = await learn({ now: later(130), options: { minLift: 1.6 }, as: null });
    const spoil = (metrics: object) =>
      world.graph.runText('MATCH (m:Model {id: $id}) SET m.metrics = $metrics', {
        id: version.id,
        metrics: JSON.stringify(metrics),
      });
    const change = { version: version.id, to: 'current' as const, anyway: false, ...because };
    for (const metrics of [{ customers: 0 }, { customers: 90, 'ndcg@20': 0.0001 }]) {
      await spoil(metrics);
      const refused = await promoteVersion(parts(), change, NOW);
      if (refused.ok) throw new Error('it was promoted');
      expect(failed({ checks: refused.refusal.checks ?? [] })).toEqual(['metric']);
    }
    await spoil(first.version.metrics);
  });

  it('a scenario that differs, relationships that are missing and constants that cannot be read are found', async () => {
    const { version } = await learn({ now: later(131), options: { minLift: 1.7 }, as: null });
    const change = { version: version.id, to: 'current' as const, anyway: false, ...because };
    const asked: string[] = [];
    const verify = (epoch: string) => {
      asked.push(epoch);
      return Promise.resolve({ holds: false, detail: 'Ann: is not offered the tent' });
    };
    const differs = await promoteVersion({ ...parts(), verify }, change, NOW);
    expect(differs).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('the tent') } });
    expect(asked).toEqual([version.epoch]);
    const cut = 'MATCH ()-[r:RELATED {epoch: $epoch}]->() WITH r LIMIT 300 DELETE r';
    await world.graph.runText(cut, { epoch: version.epoch });
    await world.graph.runText("MATCH (e:Epoch {id: $epoch}) SET e.coefficients = '{'", {
      epoch: version.epoch,
    });
    const refused = await promoteVersion(parts(), change, NOW);
    if (refused.ok) throw new Error('it was promoted');
    expect(failed({ checks: refused.refusal.checks ?? [] })).toEqual(['complete', 'constants']);
    expect((await findModel(world.graph, first.version.id))?.aliases).toContain('current');
  });
});
