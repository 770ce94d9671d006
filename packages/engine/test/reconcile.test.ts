import { parseSources } from '@wherefore/config';
import {
  listSources,
  openSources,
  parseContract,
  publishContract,
  reconcileSource,
  runSourceJob,
  type Source,
} from '@wherefore/engine';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { FakeProvider, type FakeRecord } from '../../connectors/test/sources/fake-provider.js';
import { shopify } from '../../connectors/test/sources/fixtures/shopify.js';
import { woocommerce } from '../../connectors/test/sources/fixtures/woocommerce.js';
import type { SourceFixture } from '../../connectors/test/sources/source-fixture.js';
import { openWorkingWorld, type WorkingWorld } from './support/working-world.js';

const RECORDS = 600;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 8, minute)).toISOString().replace('.000', '');
const record = (n: number, minute = n % 60): FakeRecord => ({ id: String(1_000 + n), changedAt: at(minute) });

let world: WorkingWorld;
beforeAll(async () => {
  world = await openWorkingWorld();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());

/** A provider with some hundred products, read once to the end. */
class Shop {
  private constructor(
    readonly provider: FakeProvider,
    readonly source: Source,
    readonly kind: string,
  ) {}

  static async open(name: string, fixture: SourceFixture): Promise<Shop> {
    const { dialect } = fixture;
    if (dialect === null) throw new Error('not polled');
    const provider = new FakeProvider(dialect);
    const baseUrl = await provider.start();
    provider.store = Array.from({ length: RECORDS }, (_, n) => record(n));
    const yaml = `
sources:
  ${name}:
    connector: ${fixture.connector.name}
    prefix: ${name}-
    polling: { baseUrl: '${baseUrl}', headers: {}, perSecond: 1000, kinds: [${dialect.kind}] }`;
    const source = openSources(parseSources(yaml, {})).get(name);
    if (source === undefined) throw new Error('no source');
    return new Shop(provider, source, dialect.kind);
  }

  async cycle(options: Parameters<typeof reconcileSource>[2] = { deletions: 'now' }) {
    const report = await reconcileSource(world.parts, this.source, options);
    const [kind] = report?.kinds ?? [];
    if (kind === undefined) throw new Error('somebody else is at it');
    return kind;
  }

  live = () =>
    world.value('MATCH (p:Product {source: $name}) WHERE p.deleted IS NULL RETURN count(p)', {
      name: this.source.name,
    });
}

describe.each([
  ['shopify', shopify],
  ['woocommerce', woocommerce],
])('%s', (name, fixture) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open(name, fixture);
  });
  afterAll(() => shop.provider.stop());

  it('the first cycle reads everything; the second writes nothing', async () => {
    const first = await shop.cycle();
    expect(first).toMatchObject({ since: null, created: RECORDS, changed: 0, deleted: 0, failure: null });
    expect(first.mark).toBe('2026-11-02T12:00:00.000Z');
    expect(await shop.live()).toBe(RECORDS);
    const before = [world.applied(), await world.state()];
    const second = await shop.cycle({ full: true, deletions: 'now' });
    expect(second).toMatchObject({ created: 0, changed: 0, deleted: 0, other: 0, sent: 0, failure: null });
    expect(second.records).toBeGreaterThanOrEqual(RECORDS);
    expect([world.applied(), await world.state()]).toEqual(before);
  });

  it('finds every missed create, change and deletion in one cycle; the next writes nothing', async () => {
    const kept = shop.provider.store.filter((_, n) => n % 100 !== 7);
    shop.provider.clock = new Date('2026-11-02T13:00:00Z');
    shop.provider.store = [
      ...kept.map((one, n) => (n % 30 === 0 ? { ...one, changedAt: '2026-11-02T12:30:00Z' } : one)),
      ...Array.from({ length: 40 }, (_, n) => ({ id: String(9_000 + n), changedAt: '2026-11-02T12:40:00Z' })),
    ];
    const report = await shop.cycle();
    expect(report).toMatchObject({ since: '2026-11-02T11:58:00.000Z', created: 40, changed: 20, deleted: 6 });
    expect(report.mark).toBe('2026-11-02T13:00:00.000Z');
    expect(await shop.live()).toBe(RECORDS + 40 - 6);
    const before = [world.applied(), await world.state()];
    expect(await shop.cycle()).toMatchObject({
      created: 0,
      changed: 0,
      deleted: 0,
      unchanged: expect.any(Number) as number,
      sent: 0,
    });
    expect([world.applied(), await world.state()]).toEqual(before);
  });

  it('a create that is older than the overlap is found by listing', async () => {
    shop.provider.store = [...shop.provider.store, { id: '9900', changedAt: at(3) }];
    const { created, deletions } = await shop.cycle();
    expect({ created, missed: deletions?.missed, failure: deletions?.failure }).toEqual({
      created: 1,
      missed: 1,
      failure: null,
    });
  });

  it('very many missing at once are not believed, unless that is asked for', async () => {
    const whole = shop.provider.store;
    shop.provider.store = whole.slice(0, 300);
    const held = await shop.cycle();
    expect(held).toMatchObject({
      deleted: 0,
      failure: null,
      deletions: { deleted: 0, failure: { reason: 'implausible' } },
    });
    expect(await shop.live()).toBe(whole.length);
    expect((await shop.cycle({ deletions: 'now', most: 1_000 })).deleted).toBe(whole.length - 300);
    expect(await shop.live()).toBe(300);
  });

  it('a cycle that breaks keeps its mark and says why; the next makes up for it', async () => {
    shop.provider.clock = new Date('2026-11-02T14:00:00Z');
    shop.provider.store = shop.provider.store.map((one, n) =>
      n < 50 ? { ...one, changedAt: '2026-11-02T13:30:00Z' } : one,
    );
    shop.provider.mischiefs = Array.from({ length: 20 }, () => ({ as: 'status', status: 401 }) as const);
    const broken = await shop.cycle({});
    expect(broken).toMatchObject({ failure: { reason: 'unauthorised' }, mark: '2026-11-02T13:00:00.000Z' });
    shop.provider.mischiefs = [];
    expect(await shop.cycle({})).toMatchObject({
      changed: 50,
      failure: null,
      mark: '2026-11-02T14:00:00.000Z',
    });
  });

  it('says of each source how far it is', async () => {
    const sources = new Map([[shop.source.name, shop.source]]);
    const [status] = await listSources({ ...world.parts, sources });
    expect(status).toMatchObject({
      name,
      connector: name,
      webhooks: false,
      polling: {
        everySeconds: 300,
        kinds: [{ kind: shop.kind, mark: '2026-11-02T14:00:00.000Z', report: { changed: 50 } }],
      },
    });
  });

  it('one at a time', async () => {
    const lease = await world.parts.lease(`source:${name}`);
    expect(await reconcileSource(world.parts, shop.source)).toBeNull();
    await lease?.release();
    expect(await reconcileSource(world.parts, shop.source)).not.toBeNull();
  });
});

describe('a deletion whose topic is not signed', () => {
  let shop: Shop;
  let now = Date.parse('2026-11-02T12:00:00Z');
  beforeAll(async () => {
    shop = await Shop.open('bins', woocommerce);
    shop.provider.store = [record(1), record(2)];
    await shop.cycle();
  });
  afterAll(() => shop.provider.stop());

  /** Takes a delivery, and reads what it points at. */
  async function told(topic: string, body: object) {
    const { source } = shop;
    const { polling, connector } = source;
    if (polling === null) throw new Error('not polled');
    now += 60_000;
    const clock = now;
    const delivery = { kind: 'delivery', key: topic, topic, version: null, sentAt: null } as const;
    const { refetch, resync } = connector.webhook.toEvents(
      { ...delivery, body: Buffer.from(JSON.stringify(body)) },
      { ...source.context, receivedAt: new Date(clock) },
    );
    const runtime = (onCall: Parameters<typeof polling.runtime>[0]) => ({
      ...polling.runtime(onCall),
      now: () => clock,
    });
    const sources = new Map([[source.name, { ...source, polling: { ...polling, runtime } }]]);
    const sealed = world.parts.keyring.seal(JSON.stringify({ refetch, resync })).toString('base64');
    await runSourceJob({ ...world.parts, sources }, { task: 'follow-up', source: source.name, sealed });
  }
  const save = (deleted: boolean) => {
    now += 60_000;
    const changedAt = new Date(now).toISOString();
    shop.provider.store = [{ ...record(1), changedAt, deleted }, record(2)];
  };
  const isOnSale = () => world.value("MATCH (p:Product {id: 'bins-1001'}) RETURN p.active");

  it('is believed once the provider does not have the record: binned, restored, binned again', async () => {
    await told('product.deleted', { id: 1001 });
    expect(await isOnSale()).toBe(true);
    save(true);
    await told('product.deleted', { id: 1001 });
    expect(await isOnSale()).toBe(false);
    save(false);
    await shop.cycle();
    await told('product.deleted', { id: 1001 });
    expect(await isOnSale()).toBe(true);
    save(true);
    await told('product.deleted', { id: 1001 });
    expect(await isOnSale()).toBe(false);
    const before = world.applied();
    await told('product.deleted', { id: 1001 });
    expect(world.applied()).toBe(before);
  });
});

describe.each(['quarantine', 'hold'])('what a contract refuses (%s)', (severity) => {
  let shop: Shop;
  beforeAll(async () => {
    const name = `refused-${severity}`;
    const rule = `{ field: price, max: 1, severity: ${severity} }`;
    const yaml = `feed: ${name}\nowner: o\nevents: { product.upserted: { checks: [${rule}] } }`;
    const parsed = parseContract(yaml);
    if (!parsed.ok) throw new Error(parsed.refusal.join());
    const change = { contract: parsed.value, who: 'ann', why: 'agreed', breaking: false };
    await publishContract(world.graph, change, new Date());
    shop = await Shop.open(name, woocommerce);
    shop.provider.store = [record(1), record(2)];
  });
  afterAll(() => shop.provider.stop());

  it('is no news in the next cycle', async () => {
    const full = { full: true, deletions: 'now' } as const;
    expect((await shop.cycle(full)).sent).toBeGreaterThan(0);
    const kept = () =>
      world.value(
        'MATCH (n) WHERE (n:Quarantine OR n:HeldBatch) AND n.source = $name RETURN [count(n), sum(n.count)]',
        { name: shop.source.name },
      );
    const before = [world.applied(), await kept()];
    expect(before[1]).toEqual(severity === 'hold' ? [1, 0] : [2, 2]);
    for (let more = 0; more < 2; more += 1) expect((await shop.cycle(full)).sent).toBe(0);
    expect([world.applied(), await kept()]).toEqual(before);
  });
});
