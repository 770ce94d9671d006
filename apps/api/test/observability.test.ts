import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { parse } from 'yaml';
import { type OpenApi, openApi } from './support/open-api.js';

const ROOT = path.resolve(__dirname, '../../..');
const read = (...parts: string[]): string => readFileSync(path.join(ROOT, ...parts), 'utf8');
const OFFERS = '{ offers(input: { placement: "home" }) { ... on OfferList { id } } }';

interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly annotations?: Readonly<Record<string, string>>;
}
const rules = (parse(read('deploy/prometheus/alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => api.close());

const metrics = async (): Promise<string> => (await api.app.inject('/metrics')).body;

/** Metrics that an expression speaks of, as they are named where they are told. */
const namesIn = (expression: string): string[] =>
  [...expression.matchAll(/\b(?:wherefore|nodejs|process)_[a-z0-9_]+/g)].map(([name]) =>
    name.replace(/_(bucket|count|sum)$/, ''),
  );

it('counts and times what is asked, by what became of it', async () => {
  await api.ask(OFFERS);
  await api.ask(OFFERS, {}, 'shopper');
  await api.ask('{ offers(input: { placement: "home", first: "many" }) { __typename } }');
  const text = await metrics();
  expect(text).toMatch(/wherefore_request_seconds_count\{field="offers",outcome="ok"\} 2\n/);
  expect(text).toMatch(
    /wherefore_request_seconds_count\{field="none",outcome="GRAPHQL_VALIDATION_FAILED"\} 1\n/,
  );
  expect(text).toMatch(/wherefore_lists_total\{placement="home",outcome="empty"\} 2\n/);
  expect(text).toContain('wherefore_graph_answering 1\n');
});

it('every alert and every panel speaks of metrics that are told', async () => {
  const told = new Set([...(await metrics()).matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name));
  const folder = path.join(ROOT, 'deploy/grafana/dashboards');
  const panels = readdirSync(folder).flatMap((file) =>
    [...readFileSync(path.join(folder, file), 'utf8').matchAll(/"expr": ("(?:[^"\\]|\\.)*")/g)].map(
      ([, expression]) => JSON.parse(expression ?? '""') as string,
    ),
  );
  expect(panels.length).toBeGreaterThan(15);
  for (const expression of [...panels, ...rules.map(({ expr }) => expr)])
    for (const name of namesIn(expression)) expect([expression, told.has(name)]).toEqual([expression, true]);
});

it('every alert has its section in the runbook, and every section its alert', () => {
  const alerts = rules.flatMap(({ alert }) => (alert === undefined ? [] : [alert]));
  const sections = [...read('docs/runbook.md').matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
  expect(sections.sort()).toEqual([...alerts].sort());
  for (const { alert, annotations } of rules.filter((rule) => rule.alert !== undefined))
    expect(annotations?.['runbook']).toBe(`docs/runbook.md#${alert?.toLowerCase()}`);
});

it('recorded expressions that alerts use are recorded', () => {
  const recorded = new Set(rules.map(({ record }) => record));
  for (const { expr } of rules)
    for (const [name] of expr.matchAll(/wherefore:[a-z_0-9:]+/g)) expect(recorded).toContain(name);
});
