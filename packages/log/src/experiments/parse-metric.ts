import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, messageOf, WhereforeError } from '@wherefore/contracts';
import { z } from 'zod';
import { type MetricDefinition, METRICS } from './metrics.js';

const head = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower case letters, digits and dashes'),
  title: z.string().min(1).max(200),
  kind: z.enum(['mean', 'ratio']),
  better: z.enum(['more', 'less']).default('more'),
});

/** A metric as a file: lines such as `-- id: churn`, then a query. Throws BAD_INPUT. */
export function parseMetric(text: string, name: string): MetricDefinition {
  const lines = text.split('\n');
  const heads = lines.flatMap((line) => {
    const [, key, value] = /^--\s*(\w+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    return key === undefined ? [] : [[key, value ?? ''] as const];
  });
  const sql = lines
    .filter((line) => !line.startsWith('--'))
    .join('\n')
    .trim()
    .replace(/;$/, '');
  const parsed = head.safeParse(Object.fromEntries(heads));
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'head'}: ${message}`);
  if (!/^(select|with|from)\b/i.test(sql)) problems.push('after its head comes one query');
  if (sql.includes(';')) problems.push('one query, not several');
  if (problems.length > 0 || !parsed.success)
    throw new WhereforeError('BAD_INPUT', `${name} is no metric. ${problems.join('; ')}`);
  return { ...parsed.data, sql };
}

/** The metrics that every shop has, and those of the `.sql` files in the log's folder `metrics`, if there is one. Throws BAD_INPUT. */
export async function loadMetrics(directory: string): Promise<readonly MetricDefinition[]> {
  const folder = join(directory, 'metrics');
  const names = await readdir(folder).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return [];
    throw new WhereforeError('BAD_INPUT', `${folder} cannot be read: ${messageOf(cause)}`, { cause });
  });
  const own = await Promise.all(
    names
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map(async (name) => parseMetric(await readFile(join(folder, name), 'utf8'), name)),
  );
  if (own.length === 0) return METRICS;
  const ids = [...METRICS, ...own].map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new WhereforeError('BAD_INPUT', `there are two metrics ${twice}`);
  return [...METRICS, ...own];
}
