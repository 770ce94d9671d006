import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openDecisionLog, openLog } from '@wherefore/log';
import { logged } from './logged.js';
import { temporaryFolder } from './temporary-folder.js';

const root = temporaryFolder();

/** The statements of docs/record.md, pointed at a folder. */
function documented(directory: string): string[] {
  const text = readFileSync(join(__dirname, '../../../docs/record.md'), 'utf8');
  const [, sql = ''] = /```sql\n([\s\S]*?)```/.exec(text) ?? [];
  const folder = directory.replaceAll('[', '[[]').replaceAll("'", "''");
  return sql
    .split(';')
    .filter((statement) => statement.trim() !== '')
    .map((statement) => statement.replaceAll(/'(?=(decisions|events)\/)/g, `'${folder}/`));
}

it('is read by the SQL that its page shows', async () => {
  const entry = `${Date.UTC(2026, 10, 24)}-0`;
  const decision = 'm4abc.0123456789';
  const offer = (product: string, source: string) => ({
    product,
    score: -1,
    explored: null,
    terms: [[source, null, [0], [1]]],
  });
  const body = JSON.stringify({
    at: '2026-11-24T00:00:00Z',
    request: { placement: 'home' },
    offers: [offer('tea', 'related'), offer('milk', 'related'), offer('cup', 'brand')],
    refused: [{ product: 'x', rule: 'in-cart', reason: 'r' }],
    tookMs: 2,
  });
  const decisions = await openDecisionLog({ directory: root });
  await decisions.append({
    after: '0-0',
    last: entry,
    entries: [{ entry, kind: 'decision', decision, body }],
  });
  const events = await openLog({ directory: root });
  const receivedAt = '2026-11-24T00:00:01.000Z';
  const shown = logged('s', 1, { type: 'offer.shown', payload: { decision, products: ['tea', 'milk'] } });
  const clicked = logged('c', 2, { type: 'offer.clicked', payload: { decision, product: 'milk' } });
  await events.append({ batch: 'b', receivedAt, events: [shown, clicked] });
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const answers = [];
  for (const statement of documented(root))
    answers.push((await connection.runAndReadAll(statement)).getRowsJson());
  expect(answers).toEqual([
    [['2026-11-24', 'home', '1', 3, 2]],
    [['in-cart', '1']],
    [
      ['related', '2'],
      ['brand', '1'],
    ],
    [
      ['1', '1', '0'],
      ['2', '1', '1'],
    ],
  ]);
  await decisions.close();
  await events.close();
});
