import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Evaluation, evaluateFiles, type EvaluateRun } from '../src/index';

const folder = mkdtempSync(join(tmpdir(), 'wherefore-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DAY = 86_400;
const START = 1_700_000_000;
/** Two tastes of twelve products each; everybody has six of one's own and turns to a seventh. */
const product = (taste: number, at: number) =>
  `${taste === 0 ? 'tea' : 'tool'}-${String(at % 12).padStart(2, '0')}`;

interface Row {
  readonly customer: string;
  readonly product: string;
  readonly time: number | string;
}

function save(name: string, rows: readonly Row[], more = ''): string {
  const path = join(folder, name);
  const lines = rows.map((row) => `${row.customer},${row.product},${row.time}`);
  writeFileSync(path, `customer,product,time\n${lines.join('\n')}\n${more}`);
  return path;
}

function shop(customers: number): { train: Row[]; test: Row[] } {
  const train: Row[] = [];
  const test: Row[] = [];
  for (let c = 0; c < customers; c += 1) {
    const customer = `c${c}`;
    for (let at = 0; at < 6; at += 1)
      train.push({ customer, product: product(c % 2, c + 5 * at), time: START + at * 20 * DAY + c });
    test.push({ customer, product: product(c % 2, c + 5 * 6), time: START + 130 * DAY + c });
  }
  return { train, test };
}

const { train, test: truth } = shop(240);
const files = { train: save('train.csv', train), test: save('test.csv', truth) };
const run = (protocol: EvaluateRun['protocol']): EvaluateRun => ({
  protocol,
  threads: 1,
  onStage: () => undefined,
});
let evaluation: Evaluation;
beforeAll(async () => {
  evaluation = await evaluateFiles(files, run('leave-one-out'));
}, 120_000);

test('a taste is learned, and the ranking is ahead of popularity by more than chance', () => {
  const { models, above } = evaluation;
  expect(models['wherefore']?.['recall@10']).toBe(1);
  expect(models['popularity']?.['recall@10']).toBeLessThan(0.7);
  expect(above['popularity']?.ci[0]).toBeGreaterThan(0.2);
});

test('the answer has all that was promised', () => {
  expect(evaluation).toMatchObject({
    protocol: 'leave-one-out',
    rows: { train: 1440, test: 240 },
    products: 24,
    cases: 240,
    newOnly: true,
  });
  const names = ['p@5', 'recall@10', 'recall@20', 'ndcg@10', 'ndcg@20', 'hr@10', 'mrr@20', 'coverage@20'];
  for (const measures of Object.values(evaluation.models)) {
    expect(Object.keys(measures)).toEqual(expect.arrayContaining([...names, 'ci']));
    for (const [low, high] of Object.values(measures.ci)) expect(low).toBeLessThanOrEqual(high);
  }
  expect(Object.keys(evaluation.models)).toEqual(['wherefore', 'popularity', 'item-knn', 'rp3beta', 'ease']);
  expect(Object.values(evaluation.coefficients).some((coefficient) => coefficient > 0)).toBe(true);
});

test('what is judged by has no say in what is learned', async () => {
  const others = truth.map((row) => ({ ...row, product: product(1, Number(row.customer.slice(1)) * 7) }));
  const again = await evaluateFiles({ ...files, test: save('others.csv', others) }, run('leave-one-out'));
  expect(again.coefficients).toEqual(evaluation.coefficients);
  expect(again.models['wherefore']).not.toEqual(evaluation.models['wherefore']);
}, 120_000);

test('the same files give the same answer, whatever the number of threads', async () => {
  const again = await evaluateFiles(files, { ...run('leave-one-out'), threads: 2 });
  expect({ ...again, seconds: 0, rss_mb: 0 }).toEqual({ ...evaluation, seconds: 0, rss_mb: 0 });
}, 120_000);

test('a basket that comes again is the next basket', async () => {
  const weekly = Array.from({ length: 60 }, (_, c) =>
    Array.from({ length: 20 }, (_w, week) => ({
      customer: `c${c}`,
      product: product(0, c),
      time: START + week * 7 * DAY + c,
    })),
  ).flat();
  const cut = START + 16 * 7 * DAY;
  const split = {
    train: save(
      'weeks.csv',
      weekly.filter(({ time }) => time < cut),
    ),
    test: save(
      'next-week.csv',
      weekly.filter(({ time }) => time >= cut),
    ),
  };
  const { models, newOnly, cases } = await evaluateFiles(split, run('next-basket'));
  expect(newOnly).toBe(false);
  expect(cases).toBe(60);
  expect(models['wherefore']?.['mrr@20']).toBe(1);
  expect(models['own-frequency']?.['mrr@20']).toBe(1);
}, 120_000);

test('sessions are continued from a history that is not learned from', async () => {
  const click = (session: string, at: number, position: number): Row => ({
    customer: session,
    product: product(0, at),
    time: new Date((START + position * 60) * 1000).toISOString(),
  });
  const known = Array.from({ length: 200 }, (_, s) =>
    [0, 1, 2].map((step) => click(`s${s}`, s + step, 3 * s + step)),
  ).flat();
  const begun = Array.from({ length: 24 }, (_, s) =>
    [0, 1].map((step) => click(`t${s}`, s + step, 3 * s + step)),
  ).flat();
  const next = Array.from({ length: 24 }, (_, s) => click(`t${s}`, s + 2, 3 * s + 2));
  const { models, cases } = await evaluateFiles(
    { train: save('sessions.csv', known), test: save('next.csv', next), history: save('begun.csv', begun) },
    run('next-in-session'),
  );
  expect(cases).toBe(24);
  expect(models['wherefore']?.['hr@10']).toBe(1);
  expect(models['wherefore']?.['mrr@20']).toBeGreaterThan(0.9);
}, 120_000);

test.each([
  [
    'a column is missing',
    'customer,item,time\na,b,1\n',
    'has no column product; it has customer, item, time',
  ],
  ['a time cannot be read', 'customer,product,time\na,b,1\na,c,soon\n', 'line 3: no time that can be read'],
  ['a customer is missing', 'customer,product,time\n,b,1\n', 'line 2: no customer'],
])('it is said when %s', async (what, content, message) => {
  const path = join(folder, `${what.replaceAll(' ', '-')}.csv`);
  writeFileSync(path, content);
  await expect(evaluateFiles({ ...files, train: path }, run('next-basket'))).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringContaining(message) as string,
  });
});

test('a file that is not there is named', async () => {
  const gone = { ...files, test: join(folder, 'gone.csv') };
  await expect(evaluateFiles(gone, run('next-basket'))).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringContaining('gone.csv cannot be read') as string,
  });
});
