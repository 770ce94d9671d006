import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { compareEntries, type DecisionLog, type LoggedEntry, openDecisionLog } from '@wherefore/log';
import fc from 'fast-check';
import { temporaryFolder } from './temporary-folder.js';

const root = temporaryFolder();
const DAY = 86_400_000;
const MIDNIGHT = Date.UTC(2026, 10, 24);

const record = (placement: string, products: string[]): string =>
  JSON.stringify({
    at: '2026-11-24T10:00:00.000Z',
    request: { placement, customer: 'p_0123', cart: [] },
    versions: { epoch: 'e1', rules: 3, placement: 'abc' },
    personalised: true,
    candidates: 9,
    offers: products.map((product, i) => ({ product, score: -i, explored: i === 0 ? 0.1 : null })),
    bundles: [],
    refused: [{ product: 'x', rule: 'in-cart', reason: 'r' }],
    degraded: [],
    tookMs: 1.5,
  });
const decision = (entry: string, placement = 'home', products = ['tea']): LoggedEntry => ({
  entry,
  kind: 'decision',
  decision: `id of ${entry}`,
  body: record(placement, products),
});
const snapshot = (entry: string, hash: string): LoggedEntry => ({
  entry,
  kind: 'snapshot',
  snapshot: { hash, kind: 'product', body: `{"of":"${hash}"}` },
});

async function appendAll(log: DecisionLog, ...batches: LoggedEntry[][]): Promise<void> {
  for (const entries of batches) {
    const last = entries.at(-1)?.entry ?? '';
    expect(await log.append({ after: await log.position(), last, entries })).toBe(true);
  }
}

async function withLog<T>(
  name: string,
  work: (log: DecisionLog, directory: string) => Promise<T>,
): Promise<T> {
  const directory = join(root, name);
  const log = await openDecisionLog({ directory });
  try {
    return await work(log, directory);
  } finally {
    await log.close();
  }
}

/** Every entry in the files, as any other reader of Parquet finds it. */
async function entriesIn(directory: string): Promise<string[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const pattern = join(directory, 'decisions/day=*/*.parquet').replaceAll('[', '[[]').replaceAll("'", "''");
  const rows = await connection.runAndReadAll(
    `SELECT entry FROM read_parquet('${pattern}', hive_partitioning = false)`,
  );
  return rows
    .getRows()
    .map(([entry]) => String(entry))
    .sort(compareEntries);
}

describe('the decision log', () => {
  it('gives analysts columns, and the record as it was written', async () => {
    await withLog('columns', async (log, directory) => {
      const entry = `${MIDNIGHT}-7`;
      await appendAll(log, [snapshot(`${MIDNIGHT}-6`, 'h1'), decision(entry, 'cart', ['tea', 'milk'])]);
      expect(await log.readDecision(entry)).toBe(record('cart', ['tea', 'milk']));
      expect(await log.readDecision(`${MIDNIGHT}-8`)).toBeNull();
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      const file = join(directory, `decisions/day=2026-11-24/${entry}_${entry}.parquet`);
      const found = await connection.runAndReadAll(
        `SELECT * EXCLUDE (body) FROM read_parquet('${file.replaceAll('[', '[[]').replaceAll("'", "''")}')`,
      );
      expect(found.getRowObjectsJson()[0]).toMatchObject({
        entry,
        decision: `id of ${entry}`,
        at: '2026-11-24 10:00:00',
        placement: 'cart',
        customer: 'p_0123',
        epoch: 'e1',
        rules: 3,
        offers: 2,
        products: ['tea', 'milk'],
        explored: 1,
        refusedBy: ['in-cart'],
      });
    });
  });

  it('keeps what is not a record, with empty columns, rather than stop at it', async () => {
    await withLog('odd', async (log) => {
      await appendAll(log, [{ entry: `${MIDNIGHT}-0`, kind: 'decision', decision: 'd', body: 'not { JSON' }]);
      expect(await log.readDecision(`${MIDNIGHT}-0`)).toBe('not { JSON');
    });
  });

  it('splits what was read around midnight by day, and finds snapshots of the day before', async () => {
    await withLog('midnight', async (log, directory) => {
      const late = `${MIDNIGHT - 5}-0`;
      const early = `${MIDNIGHT + 5}-0`;
      await appendAll(log, [snapshot(`${MIDNIGHT - 9}-0`, 'h1'), decision(late), decision(early)]);
      expect(readdirSync(join(directory, 'decisions')).sort()).toEqual([
        'commits',
        'day=2026-11-23',
        'day=2026-11-24',
      ]);
      expect(await log.readDecision(late)).not.toBeNull();
      expect(await log.readDecision(early)).not.toBeNull();
      const asked = { hashes: ['h1', 'h2'], entry: early };
      expect(await log.readSnapshots({ ...asked, withinMs: 60_000 })).toEqual(
        new Map([['h1', '{"of":"h1"}']]),
      );
      expect(await log.readSnapshots({ ...asked, withinMs: 1 })).toEqual(new Map());
    });
  });

  it('lists by time and placement, latest first, and draws the same sample again', async () => {
    await withLog('lists', async (log) => {
      const entries = Array.from({ length: 40 }, (_, i) =>
        decision(`${MIDNIGHT + i * 1000}-0`, i % 2 === 0 ? 'home' : 'cart'),
      );
      await appendAll(log, entries.slice(0, 25), entries.slice(25));
      const from = new Date(MIDNIGHT + 10_000).toISOString();
      const to = new Date(MIDNIGHT + 30_000).toISOString();
      const home = await log.readDecisions({ from, to, placement: 'home' });
      expect(home.map(({ entry }) => entry)).toEqual(
        [28, 26, 24, 22, 20, 18, 16, 14, 12, 10].map((i) => `${MIDNIGHT + i * 1000}-0`),
      );
      const sample = await log.readDecisions({ sample: 7 });
      expect(sample).toHaveLength(7);
      expect(await log.readDecisions({ sample: 7 })).toEqual(sample);
      expect(await log.counts()).toMatchObject({
        decisions: 40,
        byPlacement: { home: 20, cart: 20 },
        files: 2,
      });
    });
  });

  it('takes only what follows: of several writers at one place one wins, however much each has read', async () => {
    await withLog('race', async (log, directory) => {
      const others = await Promise.all([1, 2, 3].map(() => openDecisionLog({ directory })));
      const all = Array.from({ length: 60 }, (_, i) => decision(`${MIDNIGHT + i}-0`));
      const write = async (writer: DecisionLog, size: number): Promise<void> => {
        for (;;) {
          const after = await writer.position();
          const entries = all.filter(({ entry }) => compareEntries(entry, after) > 0).slice(0, size);
          if (entries.length === 0) return;
          await writer.append({ after, last: entries.at(-1)?.entry ?? '', entries });
        }
      };
      await Promise.all([log, ...others].map((writer, i) => write(writer, 3 + 2 * i)));
      expect(await entriesIn(directory)).toEqual(all.map(({ entry }) => entry));
      await Promise.all(others.map((one) => one.close()));
    });
  });

  it('finishes a commit that was interrupted before its files were named', async () => {
    await withLog('interrupted', async (log, directory) => {
      const [first, second] = [`${MIDNIGHT}-0`, `${MIDNIGHT}-1`];
      await appendAll(log, [decision(first)], [decision(second)]);
      const folder = join(directory, 'decisions/day=2026-11-24');
      const name = `${second}_${second}.parquet`;
      const draft = 'decisions/day=2026-11-24/.left.draft';
      renameSync(join(folder, name), join(directory, draft));
      const commit = { last: second, files: [{ draft, file: `decisions/day=2026-11-24/${name}` }] };
      writeFileSync(join(directory, `decisions/commits/${first}.json`), JSON.stringify(commit));
      expect(await log.readDecision(second)).toBeNull();
      expect(await log.position()).toBe(second);
      expect(await log.readDecision(second)).not.toBeNull();
    });
  });

  it('goes on from its files where its commits were left behind', async () => {
    await withLog('moved', async (log, directory) => {
      await appendAll(
        log,
        [decision(`${MIDNIGHT}-0`)],
        [decision(`${MIDNIGHT}-1`), snapshot(`${MIDNIGHT}-2`, 'h')],
      );
      rmSync(join(directory, 'decisions/commits'), { recursive: true });
      expect(await log.position()).toBe(`${MIDNIGHT}-2`);
    });
  });

  it('merges the files of past days and clears away drafts of the dead, changing nothing that is read', async () => {
    await withLog('tidy', async (log, directory) => {
      const entries = Array.from({ length: 30 }, (_, i) => decision(`${MIDNIGHT - DAY + i}-${i}`));
      await appendAll(log, ...entries.map((entry) => [entry]), [decision(`${MIDNIGHT}-0`)]);
      const folder = join(directory, 'decisions/day=2026-11-23');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, '.dead.draft'), 'x');
      writeFileSync(join(folder, '.alive.draft'), 'x');
      utimesSync(join(folder, '.dead.draft'), 0, 0);
      const before = [await entriesIn(directory), await log.readDecisions({})];
      await log.tidy();
      expect(readdirSync(folder).sort()).toEqual([
        '.alive.draft',
        `${MIDNIGHT - DAY}-0_${MIDNIGHT - DAY + 29}-29.parquet`,
      ]);
      expect([await entriesIn(directory), await log.readDecisions({})]).toEqual(before);
      expect(await log.position()).toBe(`${MIDNIGHT}-0`);
      expect(existsSync(join(directory, `decisions/commits/${MIDNIGHT - DAY + 29}-29.json`))).toBe(true);
    });
  });

  it('holds whatever was appended, in order, once, for any sequence of batches', async () => {
    let run = 0;
    const gaps = fc.array(fc.array(fc.integer({ min: 1, max: DAY }), { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(gaps, async (batches) => {
        await withLog(`any-${(run += 1)}`, async (log, directory) => {
          let at = MIDNIGHT;
          const entries = batches.map((batch) => batch.map((gap) => decision(`${(at += gap)}-0`)));
          await appendAll(log, ...entries);
          const expected = entries.flat().map(({ entry }) => entry);
          expect(await entriesIn(directory)).toEqual(expected);
          await log.tidy();
          expect(await entriesIn(directory)).toEqual(expected);
          expect(await log.position()).toBe(expected.at(-1));
        });
      }),
      { numRuns: 20 },
    );
  });
});
