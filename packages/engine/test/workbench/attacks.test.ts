import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listKeptQueries } from '@wherefore/engine';
import { listChanges } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { COSTLY, LONG, PARAMETERS } from './attacks/costs.js';
import { COMPLAINING, PRYING, WHOLE } from './attacks/personal.js';
import { FETCHING, MANAGING, RUNNING_TEXT, SERVER_PROCEDURES } from './attacks/servers.js';
import { COMMITTING, WRITING } from './attacks/writes.js';
import { type Bench, openBench, SECRETS } from './open-bench.js';

let bench: Bench;
let before: string;
let canary: Server;
let hits = 0;
const PORT = { canary: 0 };

beforeAll(async () => {
  bench = await openBench();
  canary = createServer((_, reply) => {
    hits += 1;
    reply.end('caught\n');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  PORT.canary = (canary.address() as AddressInfo).port;
  before = await bench.fingerprint();
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  await new Promise((resolve) => canary.close(resolve));
  await bench.close();
});

const refusedWith = async (
  statement: string,
  codes: readonly string[],
  parameters: unknown = { url: '', key: 'id' },
) => {
  const ran = await bench.run(statement, { parameters });
  expect([statement, ran.code ?? 'ran']).toEqual([
    statement,
    expect.stringMatching(new RegExp(`^(${codes.join('|')})$`)),
  ]);
  const { message, advice } = ran as { message: string; advice: string };
  expect(message.length * advice.length).toBeGreaterThan(0);
};
const NOT_READING = ['not-read-only', 'not-allowed', 'hidden', 'several-statements'];

describe('W1 to W6: refused before anything runs', () => {
  it('W1: nothing is fetched', async () => {
    for (const statement of FETCHING(PORT.canary)) await refusedWith(statement, NOT_READING);
    expect(hits).toBe(0);
  });
  it.each(RUNNING_TEXT)('W2: %s', (statement) => refusedWith(statement, NOT_READING));
  it.each(WRITING)('W3: %s', (statement) => refusedWith(statement, NOT_READING));
  it.each(COMMITTING)('W4: %s', (statement) => refusedWith(statement, NOT_READING));
  it.each(MANAGING)('W5: %s', (statement) => refusedWith(statement, NOT_READING));
  it.each(SERVER_PROCEDURES)('W6: %s', (statement) => refusedWith(statement, NOT_READING));

  it('the server itself lets none of it write, were all that stands before it gone', async () => {
    for (const text of [
      'CREATE (n:Forged)',
      'MATCH (p:Product) SET p.price = 0',
      "MERGE (n:Product {id: 'f'})",
    ]) {
      const asked = {
        text,
        parameters: {},
        mostRows: 1,
        mostBytes: 1_000,
        reveal: () => ({}),
        judge: () => undefined,
      };
      await expect(bench.reader.read(asked)).rejects.toMatchObject({ kind: 'read-only' });
    }
  });
});

describe('W7: cost', () => {
  it.each(COSTLY)('%s', (statement) => refusedWith(statement, ['too-costly', 'too-long', 'not-allowed']));

  it.each(LONG)(
    'ends by the clock: %s',
    async (statement) => {
      const started = Date.now();
      await refusedWith(statement, ['timeout', 'too-costly']);
      expect(Date.now() - started).toBeLessThan(12_000);
    },
    20_000,
  );

  it('rows and bytes are cut, and it is said', async () => {
    const rows = await bench.run('MATCH (p:Product) RETURN p.title');
    expect(rows).toMatchObject({ cut: 'rows' });
    expect('rows' in rows && rows.rows.length).toBe(1_000);
    const long = 'MATCH (p:Product) WITH collect(p.title) AS list UNWIND range(1, 900) AS n RETURN n, list';
    const bytes = await bench.run(long);
    expect(bytes).toMatchObject({ cut: 'bytes' });
    expect(JSON.stringify(bytes).length).toBeLessThan(1_100_000);
  });
});

describe('W8: who somebody is', () => {
  it.each(PRYING)('%s', (statement) =>
    refusedWith(statement, ['personal', 'not-allowed', 'hidden', 'syntax', 'not-read-only']),
  );

  it.each(WHOLE)('tells nobody: %s', async (statement) => {
    const ran = await bench.run(statement);
    expect(ran.code).toBeUndefined();
    const text = JSON.stringify(ran);
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it.each(COMPLAINING)('tells nobody, whatever comes of it: %s', async (statement) => {
    const text = JSON.stringify(await bench.run(statement));
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('says what it left out, and leaves it in for an admin', async () => {
    const statement = "MATCH (c:Customer {country: 'AT'}) RETURN c";
    const ran = await bench.run(statement);
    expect(ran).toMatchObject({ hidden: ['attribute_tier', 'birthYear', 'emailHash', 'id', 'region'] });
    const admin = await bench.run(statement, { admin: true });
    expect(JSON.stringify(admin)).toContain('hash-of-ann');
    expect(await bench.run('MATCH (c:Customer) RETURN c.id AS id', { admin: true })).toMatchObject({
      rows: [['ann@shop'], ['bob@shop']],
    });
  });

  it.each(listKeptQueries().map((kept) => [kept.name, kept] as const))('kept: %s runs', async (_, kept) => {
    const parameters = Object.fromEntries(kept.parameters.map(({ name, example }) => [name, example]));
    const ran = await bench.run(kept.statement, { parameters });
    expect(ran.code).toBeUndefined();
    const text = JSON.stringify(ran);
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('kept queries run as they are, and name customers by their pseudonyms', async () => {
    const kept = listKeptQueries().find(({ name }) => name === 'buyers-without-complement')?.statement ?? '';
    const ran = await bench.run(kept, { parameters: { product: 'tent', limit: 5 } });
    expect(ran).toMatchObject({ columns: expect.arrayContaining(['customer']), rows: [expect.anything()] });
    expect(JSON.stringify(ran)).toContain(bench.parts.keyring.pseudonym('ann@shop'));
    expect(JSON.stringify(ran)).not.toContain('ann@shop');
    expect(
      await bench.run(`${kept} // and mine\n`, { parameters: { product: 'tent', limit: 5 } }),
    ).toMatchObject({ cut: null });
    expect(
      await bench.run(kept.replaceAll('AS customer', 'AS who'), {
        parameters: { product: 'tent', limit: 5 },
      }),
    ).toMatchObject({
      code: 'personal',
    });
  });
});

describe('W9: parameters', () => {
  it.each(PARAMETERS)('%s', (_, json) => refusedWith('RETURN $x AS x', ['bad-parameter'], json));
});

describe('W10: many at once, and those who leave', () => {
  const SLOW =
    'MATCH (a:Product) UNWIND range(1, 1000) AS x UNWIND range(1, 900) AS y RETURN sum(sin(x * y))';
  const underWay = () =>
    bench.graph.runText(
      "SHOW TRANSACTIONS YIELD metaData, status WHERE metaData.statement = 'workbench' RETURN status",
    );

  it('two hundred by one person: two run, the others are told at once, and serving goes on', async () => {
    const started = Date.now();
    const runs = Array.from({ length: 200 }, () => bench.run(SLOW, { who: 'eve' }));
    const served = await bench.graph.runText("MATCH (p:Product {id: 'tent'}) RETURN p.title AS title");
    expect(served).toEqual([{ title: 'Tent' }]);
    expect(Date.now() - started).toBeLessThan(8_000);
    const codes = (await Promise.all(runs)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'busy')).toHaveLength(198);
    expect(codes.filter((code) => code === 'timeout')).toHaveLength(2);
    expect(await bench.run('RETURN 1 AS one', { who: 'eve' })).toMatchObject({ rows: [[1]] });
  }, 60_000);

  it.each([1, 2, 3])(
    'what nobody waits for any more is stopped on the server (%d)',
    async () => {
      const leaving = new AbortController();
      const run = bench.run(SLOW, { who: 'zoe', signal: leaving.signal });
      while ((await underWay()).length === 0);
      leaving.abort();
      expect(await run).toMatchObject({ code: 'cancelled' });
      while ((await underWay()).length > 0);
    },
    30_000,
  );
});

describe('after all of it', () => {
  it('the graph, its schema, users and databases are as they were', async () => {
    expect(await bench.fingerprint()).toBe(before);
    expect(hits).toBe(0);
  });

  it('each run is in the audit trail', async () => {
    const [entry] = await bench.graph.read(listChanges, { what: 'workbench.run', limit: 1 });
    expect(entry).toMatchObject({ who: 'zoe', what: 'workbench.run' });
    expect(JSON.parse(entry?.after ?? '')).toMatchObject({ refused: 'cancelled', hash: expect.any(String) });
  });
});
