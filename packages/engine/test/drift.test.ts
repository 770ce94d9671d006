import type { DriftFinding, EventInput } from '@wherefore/contracts';
import { driftMetrics, driftReport, keepDriftReport, lastDriftReport } from '@wherefore/engine';
import { seeded } from '@wherefore/learning';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event } from './support/events.js';
import { openWorld, type World } from './support/world.js';

const DAY_MS = 86_400_000;
const LEARNED = new Date('2026-09-01T00:00:00.000Z');
const NOW = new Date('2026-09-11T00:00:00.000Z');
let world: World;

/** Orders of one to four lines of forty products in four categories, over so many days from an instant on. */
function orders(
  prefix: string,
  from: Date,
  shop: { count: number; days: number; dearer: number; mix: number },
): EventInput[] {
  const random = seeded(prefix.length + shop.count);
  return Array.from({ length: shop.count }, (_, n) => {
    const at = new Date(from.getTime() + (1 + random() * (shop.days * DAY_MS - 2))).toISOString();
    const lines = Array.from({ length: 1 + Math.floor(4 * random()) }, () => {
      const kind = random() < shop.mix ? 0 : Math.floor(4 * random());
      return {
        product: `p${4 * Math.floor(10 * random()) + kind}`,
        quantity: 1,
        amount: (5 + 20 * random()) * shop.dearer,
      };
    });
    return event('order.placed', { order: `${prefix}${n}`, customer: `c${n % 300}`, lines }, { at });
  });
}

async function learnedAt(until: Date): Promise<void> {
  await world.graph.runText(
    `MERGE (m:Model {id: 'm-drift'}) SET m += {hash: 'h', at: datetime($at), by: 'a', why: 'w', code: 'c', snapshot: 's', shop: 's',
       until: datetime($at), parameters: '{}', metrics: '{}', edges: 0, volumes: '{}', degrees: '{}'}
     MERGE (m)-[:SERVED_AS]->(e:Epoch {id: 'e-drift'}) SET e.status = 'current'
     MERGE (a:ModelAlias {name: 'current'}) MERGE (a)-[:POINTS_TO]->(m)`,
    { at: until.toISOString() },
  );
}

beforeAll(async () => {
  world = await openWorld();
  const products = Array.from({ length: 40 }, (_, at) =>
    event('product.upserted', {
      product: `p${at}`,
      title: `P${at}`,
      categories: [`k${at % 4}`],
      brand: `b${at % 7}`,
    }),
  );
  const before = new Date(LEARNED.getTime() - 50 * DAY_MS);
  await world.apply([...products, ...orders('old', before, { count: 4_000, days: 50, dearer: 1, mix: 0 })]);
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());

const byName = (findings: readonly DriftFinding[]) => new Map(findings.map((one) => [one.name, one]));
const levels = (findings: readonly DriftFinding[], of: DriftFinding['of']) =>
  Object.fromEntries(findings.filter((one) => one.of === of).map(({ name, level }) => [name, level]));

it('before anything was learned there is nothing that could have moved', async () => {
  expect(await driftReport(world, NOW)).toMatchObject({ model: null, retrain: null });
});

it('orders like those before are calm; dearer ones of another mix have moved, and it is time to learn', async () => {
  await learnedAt(LEARNED);
  expect(levels((await driftReport(world, NOW)).findings, 'orders')['price']).toBe('waits');
  await world.apply(orders('same', LEARNED, { count: 600, days: 8, dearer: 1, mix: 0 }));
  const calm = await driftReport(world, NOW);
  expect(Object.values(levels(calm.findings, 'orders')).filter((level) => level === 'far')).toEqual([]);
  expect(levels(calm.findings, 'orders')).toMatchObject({ price: 'calm', category: 'calm', lines: 'calm' });
  expect(levels(calm.findings, 'freshness')).toEqual({ 'current version': 'calm' });
  expect(calm.retrain).toBeNull();
  await world.apply(orders('other', LEARNED, { count: 900, days: 8, dearer: 1.6, mix: 0.5 }));
  const moved = await driftReport(world, NOW);
  const found = byName(moved.findings);
  expect([found.get('price')?.level, found.get('category')?.level]).toEqual(['far', 'far']);
  expect(found.get('price')?.psi).toBeGreaterThan(found.get('price')?.bar ?? 1);
  expect(found.get('price')?.advice).toContain('learn again');
  expect(found.get('current version')).toMatchObject({
    level: 'far',
    detail: expect.stringMatching(/1,500 orders since/),
  });
  expect(moved.retrain).toMatch(/price: PSI/);
});

describe('what a version does in decisions', () => {
  const day = (back: number): string => `served:e-drift:${Math.floor(NOW.getTime() / DAY_MS) - back}`;
  /** So many sampled decisions of a day: candidates of a source, its part of scores, and clicks by score. */
  const serve = (
    back: number,
    found: { candidates: number; share: number; clicksHigh: number; clicksLow: number },
  ) =>
    world.queue.tallies.add(
      new Map([
        [
          day(back),
          new Map([
            ['decisions', 400],
            [`candidates related:${found.candidates}`, 400],
            [`share related:${found.share}`, 300],
            [`share related:${found.share + 1}`, 100],
            ['shown:20', 500],
            ['shown:30', 500],
            ['clicks:20', found.clicksLow],
            ['clicks:30', found.clicksHigh],
          ]),
        ],
      ]),
      60_000,
    );

  it('is held against its first days: sources, and how well scores tell', async () => {
    for (const back of [9, 8, 7])
      await serve(back, { candidates: 6, share: 4, clicksHigh: 300, clicksLow: 60 });
    await serve(0, { candidates: 6, share: 4, clicksHigh: 300, clicksLow: 60 });
    const calm = byName((await driftReport(world, NOW)).findings);
    expect(calm.get('share related')?.level).toBe('calm');
    expect(calm.get('AUC of clicks')).toMatchObject({
      level: 'calm',
      detail: expect.stringMatching(/^0\.6\d/),
    });
    expect(calm.get('AUC of conversions')?.level).toBe('waits');
    await serve(1, { candidates: 2, share: 1, clicksHigh: 60, clicksLow: 300 });
    const moved = byName((await driftReport(world, NOW)).findings);
    expect(moved.get('candidates related')?.level).toBe('far');
    expect(moved.get('share related')?.level).toBe('far');
    expect(moved.get('AUC of clicks')).toMatchObject({
      level: 'far',
      advice: expect.stringContaining('learn'),
    });
  });
});

it('the latest report is kept for metrics', async () => {
  const report = await driftReport(world, NOW);
  await keepDriftReport(world.queue.tallies, report);
  expect(await lastDriftReport(world.queue.tallies)).toEqual(report);
  const text = await driftMetrics(world.queue.tallies);
  expect(text).toContain('wherefore_drift_alert{of="orders",name="price"} 2');
});
