import { connectGraph, type Graph, setStock, type Statement } from '@wherefore/graph';
import { freePort } from '@wherefore/servers';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { z } from 'zod';
import { openGraph, type OpenGraph } from './support/open-graph.js';

let opened: OpenGraph;
let graph: Graph;

beforeAll(async () => {
  opened = await openGraph();
  graph = opened.graph;
}, SERVER_START_TIMEOUT_MS);
afterAll(() => opened.close());

const asked = <R extends z.ZodType>(text: string, row: R): Statement<z.ZodObject, R> => ({
  name: 'test/inline',
  access: 'READ',
  text,
  params: z.object({}),
  row,
});
const stock = (id: string, quantity: number) => ({
  rows: [
    { id, quantity, stamp: String(quantity).padStart(16, '0'), source: 'test', at: '2026-11-01T00:00:00Z' },
  ],
});
async function connected<T>(
  options: Partial<Parameters<typeof connectGraph>[0]>,
  use: (graph: Graph) => Promise<T>,
): Promise<T> {
  const { boltUrl: uri, user, password } = opened.server;
  const other = connectGraph({ uri, user, password, ...options });
  try {
    return await use(other);
  } finally {
    await other.close();
  }
}

it('gives back plain values', async () => {
  const text = `RETURN 7 AS integer, 2.5 AS number, [1, {deep: 9}] AS nested, null AS nothing,
    datetime('2026-11-01T12:00:00+02:00') AS instant, date('2026-11-01') AS day, localdatetime('2026-11-01T12:00:00') AS local,
    time('12:00:00Z') AS time, duration('P1DT2H') AS duration`;
  expect(await graph.read(asked(text, z.unknown()), {})).toEqual([
    {
      integer: 7,
      number: 2.5,
      nested: [1, { deep: 9 }],
      nothing: null,
      instant: '2026-11-01T10:00:00.000Z',
      day: '2026-11-01',
      local: '2026-11-01T12:00:00',
      time: '12:00:00Z',
      duration: 'P1DT2H',
    },
  ]);
});

it('gives back paths as nodes and relationships, also walked backwards', async () => {
  const text =
    "CREATE p = (:Brand {id: 'b'})<-[:OF_BRAND {at: datetime('2026-11-01')}]-(:Product {id: 'p'}) RETURN p";
  expect(await graph.runText(text)).toEqual([
    {
      p: {
        nodes: [
          { labels: ['Brand'], properties: { id: 'b' } },
          { labels: ['Product'], properties: { id: 'p' } },
        ],
        relationships: [{ type: 'OF_BRAND', properties: { at: '2026-11-01T00:00:00.000Z' } }],
      },
    },
  ]);
});

it('runs a transaction again that lost a deadlock', async () => {
  await graph.write(setStock, stock('left', 1));
  await graph.write(setStock, stock('right', 1));
  let attempts = 0;
  let holding = 0;
  let bothHold = (): void => undefined;
  const meeting = new Promise<void>((resolve) => {
    bothHold = resolve;
  });
  const crossing = (order: readonly [string, string], quantity: number) =>
    graph.transaction(async (tx) => {
      attempts += 1;
      await tx.run(setStock, stock(order[0], quantity));
      holding += 1;
      if (holding === 2) bothHold();
      await meeting;
      await tx.run(setStock, stock(order[1], quantity));
    });
  await Promise.all([crossing(['left', 'right'], 2), crossing(['right', 'left'], 3)]);
  expect(attempts).toBe(3);
  const rows = await graph.runText(
    "MATCH (p:Product) WHERE p.id IN ['left', 'right'] RETURN p.stock AS stock",
  );
  expect(rows).toEqual([{ stock: 3 }, { stock: 3 }]);
}, 30_000);

it('does not run again what took too long', async () => {
  const slow = asked(
    'UNWIND range(1, 1000000000) AS n WITH n WHERE n % 7 = 9 RETURN count(n) AS none',
    z.unknown(),
  );
  await connected({ readTimeoutMs: 300 }, async (hasty) => {
    await expect(hasty.read(slow, {})).rejects.toMatchObject({ code: 'TIMEOUT' });
  });
  let attempts = 0;
  await connected({ writeTimeoutMs: 300 }, async (hasty) => {
    const writing = hasty.transaction((tx) => {
      attempts += 1;
      return tx.run(slow, {});
    });
    await expect(writing).rejects.toMatchObject({ code: 'TIMEOUT' });
  });
  expect(attempts).toBe(1);
}, 60_000);

it('says TIMEOUT also of a write that waited too long for a lock', async () => {
  await graph.write(setStock, stock('held', 1));
  await graph.transaction(async (tx) => {
    await tx.run(setStock, stock('held', 2));
    await connected({ writeTimeoutMs: 300 }, async (hasty) => {
      await expect(hasty.write(setStock, stock('held', 3))).rejects.toMatchObject({ code: 'TIMEOUT' });
    });
  });
}, 60_000);

it('calls a wrong password MISCONFIGURED, and names the settings', async () => {
  await connected({ password: 'not the password' }, async (stranger) => {
    const refusal = { code: 'MISCONFIGURED', message: expect.stringContaining('NEO4J_PASSWORD') };
    await expect(stranger.verify()).rejects.toMatchObject(refusal);
    await expect(stranger.write(setStock, stock('x', 1))).rejects.toMatchObject(refusal);
  });
});

it('calls a graph that is not there UNAVAILABLE', async () => {
  const uri = `bolt://127.0.0.1:${await freePort()}`;
  await connected({ uri }, async (nobody) => {
    await expect(nobody.verify()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(nobody.read(asked('RETURN 1 AS one', z.unknown()), {})).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    await expect(nobody.write(setStock, stock('x', 1))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
}, 60_000);

it('refuses rows and parameters of another shape than declared', async () => {
  await expect(graph.read(asked('RETURN 1 AS one', z.object({ two: z.number() })), {})).rejects.toMatchObject(
    { code: 'INTERNAL' },
  );
});
