import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  assertFits,
  type BackupManifest,
  createKeyring,
  forgetAgain,
  forgetPerson,
  isVacant,
  learnEpoch,
  openDesk,
  readManifest,
  restoreBackup,
  restoreForgotten,
  stateHash,
  takeBackup,
  withForgetting,
} from '@wherefore/engine';
import { connectDump, type GraphDump } from '@wherefore/graph';
import { openQueueDump, type QueueDump } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { Redis } from 'ioredis';
import { event } from './support/events.js';
import { TOY_NOW, toyShop } from './support/toy-shop.js';
import { openWorld, type World } from './support/world.js';

/** A shop, and the two doors through which all of it goes out and in. */
interface Place extends World {
  readonly dump: GraphDump;
  readonly redis: QueueDump;
}

let shop: Place;
let other: Place;
let folder: string;
let manifest: BackupManifest;
const quietly = () => undefined;

async function openPlace(): Promise<Place> {
  const world = await openWorld();
  return { ...world, dump: connectDump(world.access), redis: await openQueueDump(world.redisUrl) };
}
async function closePlace({ dump, redis, close }: Place): Promise<void> {
  await dump.close();
  redis.close();
  await close();
}

/** Values of every kind that a property can have, one of each that JSON would blur. */
const ODD = `CREATE (a:Odd:Stranger {whole: 3, fraction: 3.0, tiny: -0.0, none: 0.0/0.0, big: 9007199254740993, text: 'ä"\\n{int}',
    yes: true, day: date('2024-02-29'), moment: datetime('2026-10-25T02:30:00.123456789[Europe/Berlin]'),
    offset: datetime('2026-10-25T02:30:00+02:00'), local: localdatetime('2026-10-25T02:30:00'), clock: localtime('12:00:00.5'),
    zoned: time('12:00+01:00'), span: duration('P1M2DT3.5S'), place: point({longitude: 13.4, latitude: 52.5}),
    wholes: [1, 2], fractions: [1.0, 2.5], days: [date('2026-01-01')], empty: []})
  CREATE (a)-[:ITSELF {n: 1, f: 1.0}]->(a)
  CREATE ()-[:NAMELESS]->(a)`;
const KINDS = `MATCH (a:Odd) UNWIND keys(a) AS name
  RETURN name, valueType(a[name]) AS kind, toStringOrNull(a[name]) AS text ORDER BY name`;

beforeAll(async () => {
  [shop, other] = await Promise.all([openPlace(), openPlace()]);
  folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'wherefore-backup-')), 'monday');
  await shop.apply(toyShop());
  await learnEpoch(shop, { now: TOY_NOW, options: { minLift: 1.2 } });
  await shop.graph.runText(ODD);
  const redis = new Redis(shop.redisUrl);
  await redis.set('soon gone', 'x', 'PX', 500_000);
  redis.disconnect();
  manifest = await takeBackup(shop, { folder, now: TOY_NOW }, quietly);
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  await Promise.all([closePlace(shop), closePlace(other)]);
  await rm(path.dirname(folder), { recursive: true, force: true });
});

const restore = (place: Place) =>
  restoreBackup(
    {
      ...place,
      desk: () =>
        Promise.resolve(
          openDesk({
            graph: place.graph,
            keyring: place.keyring,
            live: place.queue.live,
            consentDefault: true,
          }),
        ),
    },
    { folder, manifest, now: new Date() },
    quietly,
  );

it('says what is in it, and is not there before it is whole', async () => {
  expect(await readManifest(folder)).toEqual(manifest);
  expect(manifest.counts.nodes).toBe(await shop.value('MATCH (n) RETURN count(n)'));
  expect(manifest.counts.relationships).toBe(await shop.value('MATCH ()-[r]->() RETURN count(r)'));
  expect(manifest.golden.length).toBe(20);
  expect(manifest.golden.filter(({ offers }) => offers > 0).length).toBeGreaterThan(15);
  await expect(takeBackup(shop, { folder, now: TOY_NOW }, quietly)).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  expect(await readdir(path.dirname(folder))).toEqual(['monday']);
});

it('makes the same shop elsewhere: every value of its kind, state, log, Redis and the same offers', async () => {
  expect(await isVacant(other.dump, other.directory)).toBe(true);
  const report = await restore(other);
  expect(report).toMatchObject({ leftOut: 0, migrated: [], golden: { lists: 20, differing: 0 } });
  expect(await isVacant(other.dump, other.directory)).toBe(false);
  expect(await other.graph.runText(KINDS)).toEqual(await shop.graph.runText(KINDS));
  expect((await stateHash(other.graph)).hash).toBe((await stateHash(shop.graph)).hash);
  for (const count of ['MATCH (n) RETURN labels(n) AS what, count(*) AS n ORDER BY what', LINKS])
    expect(await other.graph.runText(count)).toEqual(await shop.graph.runText(count));
  expect(await other.log.snapshotHash()).toBe(await shop.log.snapshotHash());
  expect(await keysOf(other)).toEqual(await keysOf(shop));
  const redis = new Redis(other.redisUrl);
  expect(await redis.pttl('soon gone')).toBeGreaterThan(100_000);
  redis.disconnect();
});
const LINKS = 'MATCH ()-[r]->() RETURN type(r) AS what, count(*) AS n ORDER BY what';

/** But for how BullMQ says that queues were held still meanwhile: a worker that starts lets them go on. */
async function keysOf({ redis }: Place): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const page of redis.keys())
    for (const { key, value } of page) if (!key.startsWith('bull:')) found[key] = value;
  return found;
}

it('takes the place of what was there, whatever that was', async () => {
  await other.apply(toyShop().slice(0, 3), { id: 'later' });
  await other.graph.runText('MATCH (p:Product) DETACH DELETE p');
  await other.graph.runText("CREATE (:Product {id: 'later'})");
  expect(await restore(other)).toMatchObject({ golden: { differing: 0 } });
  expect(await other.value("MATCH (p:Product {id: 'later'}) RETURN count(p)")).toBe(0);
  expect(await other.log.snapshotHash()).toBe(await shop.log.snapshotHash());
});

it('tells when other offers come out', async () => {
  const wrong = manifest.golden.map((list, n) => (n === 3 ? { ...list, hash: 'another' } : list));
  const given = { ...manifest, golden: wrong };
  const desk = openDesk({
    graph: other.graph,
    keyring: other.keyring,
    live: other.queue.live,
    consentDefault: true,
  });
  const report = await restoreBackup(
    { ...other, desk: () => Promise.resolve(desk) },
    { folder, manifest: given, now: new Date() },
    quietly,
  );
  expect(report.golden).toEqual({ lists: 20, differing: 1 });
});

it('leaves out lists that changed while it was made, since they prove nothing', async () => {
  const [first] = manifest.golden.flatMap(({ pseudonym }) => pseudonym ?? []);
  const customer = (await other.value('MATCH (c:Customer {pseudonym: $first}) RETURN c.id', {
    first,
  })) as string;
  async function* keys() {
    await other.apply([event('consent.changed', { customer, purpose: 'personalisation', granted: false })]);
    yield* other.redis.keys();
  }
  const desk = openDesk({
    graph: other.graph,
    keyring: other.keyring,
    live: other.queue.live,
    consentDefault: true,
  });
  const meanwhile = { folder: path.join(path.dirname(folder), 'meanwhile'), now: TOY_NOW };
  const taken = await takeBackup({ ...other, desk, redis: { ...other.redis, keys } }, meanwhile, quietly);
  expect(taken.golden.map(({ pseudonym }) => pseudonym)).not.toContain(first);
  expect(taken.golden.length).toBe(20);
});

it('brings nobody back who was forgotten since', async () => {
  const asked = { customer: 'c001' };
  const pseudonym = other.keyring.pseudonym('c001');
  const change = { who: 'ann', why: 'asked' };
  await withForgetting(other, other, (parts) => forgetPerson(parts, { asked, ...change }, new Date()));
  await restore(other);
  expect(await other.value('MATCH (c:Customer {pseudonym: $pseudonym}) RETURN count(c)', { pseudonym })).toBe(
    1,
  );
  await withForgetting(other, other, async (parts) => {
    await restoreForgotten(other.graph, parts.erasure);
    expect(await forgetAgain(parts, change, new Date())).toMatchObject({ found: true });
  });
  expect(await other.value('MATCH (c:Customer {pseudonym: $pseudonym}) RETURN count(c)', { pseudonym })).toBe(
    0,
  );
});

describe('is refused, and nothing is changed,', () => {
  it('under another secret', async () => {
    const stranger = createKeyring('another master key, 32 characters or more');
    await expect(assertFits(folder, manifest, stranger)).rejects.toMatchObject({ code: 'MISCONFIGURED' });
  });

  it('when a newer version wrote it', async () => {
    const newer = { ...manifest, migrations: [...manifest.migrations, '9999-of-tomorrow'] };
    await expect(assertFits(folder, newer, shop.keyring)).rejects.toThrow(/newer version.*9999-of-tomorrow/);
  });

  it('when it is none', async () => {
    await expect(readManifest(path.dirname(folder))).rejects.toThrow(/is no backup/);
  });

  it('while a worker runs', async () => {
    const before = await stateHash(other.graph);
    const counts = () => Promise.resolve({ waiting: 0, active: 0, delayed: 0, failed: 0, workers: 1 });
    await expect(restore({ ...other, queue: { ...other.queue, counts } })).rejects.toThrow(
      /A worker is running/,
    );
    expect(await stateHash(other.graph)).toEqual(before);
  });

  it('when a byte of it is missing', async () => {
    const nodes = path.join(folder, 'graph/nodes.jsonl.gz');
    await truncate(nodes, (await readFile(nodes)).length - 1);
    await expect(assertFits(folder, manifest, shop.keyring)).rejects.toThrow(
      /nodes.jsonl.gz is not as it was/,
    );
  });
});
