import { readFileSync } from 'node:fs';
import path from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { ALL_STATEMENTS, type AnyStatement, listStatementFiles, readSchemaCatalogue } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { z } from 'zod';
import { namesIn } from './support/cypher-names.js';
import { oneOfEach } from './support/one-of-each.js';
import { openGraph, type OpenGraph } from './support/open-graph.js';

const statements = ALL_STATEMENTS.map((statement) => [statement.name, statement] as const);

function parametersOf({ params }: AnyStatement): string[] {
  if (!(params instanceof z.ZodObject)) throw new Error('parameters must be an object');
  return Object.keys(params.shape).sort();
}

it('every file has one handle, every handle a file', () => {
  expect(ALL_STATEMENTS.map(({ name }) => name).sort()).toEqual(listStatementFiles());
});

describe.each(statements)('%s', (_, statement) => {
  it('begins with a sentence that says what it is for', () => {
    expect(statement.text).toMatch(/^\/\/ [A-Z]/);
  });

  it('takes the parameters its handle has', () => {
    expect(namesIn(statement.text).parameters).toEqual(parametersOf(statement));
  });
});

describe('on a graph that knows the names of the catalogue and no others', () => {
  let opened: OpenGraph;
  let driver: Driver;

  /** What the planner makes of a text, and whatever it has to say against it. */
  async function explain(text: string, parameters: Record<string, null> = {}) {
    const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, parameters);
    const notices = summary.gqlStatusObjects.filter(({ gqlStatus }) => !/^0[02]/.test(gqlStatus));
    return { summary, notices: notices.map(({ statusDescription }) => statusDescription) };
  }

  beforeAll(async () => {
    opened = await openGraph();
    await opened.graph.runText('MATCH (n) DETACH DELETE n');
    for (const text of oneOfEach(readSchemaCatalogue())) await opened.graph.runText(text);
    const { boltUrl, user, password } = opened.server;
    driver = neo4j.driver(boltUrl, neo4j.auth.basic(user, password));
  }, SERVER_START_TIMEOUT_MS);
  afterAll(async () => {
    await driver.close();
    await opened.close();
  });

  it.each(statements)('EXPLAIN of %s is clean, and as its handle says', async (_, statement) => {
    const nulls = Object.fromEntries(parametersOf(statement).map((name) => [name, null]));
    const { summary, notices } = await explain(statement.text, nulls);
    expect(notices).toEqual([]);
    expect(summary.queryType === 'r' ? 'READ' : 'WRITE').toBe(statement.access);
  });

  it('the queries shown in docs/graph.md are clean too', async () => {
    const docs = readFileSync(path.join(__dirname, '../../../docs/graph.md'), 'utf8');
    const shown = [...docs.matchAll(/```cypher\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
    expect(shown.length).toBeGreaterThanOrEqual(4);
    for (const text of shown) expect((await explain(text)).notices).toEqual([]);
  });

  it('EXPLAIN does notice names that are not in the catalogue', async () => {
    const { notices } = await explain('MATCH (n:Produkt) WHERE n.colour = 1 RETURN n');
    expect(notices).toEqual([expect.stringContaining('Produkt'), expect.stringContaining('colour')]);
  });
});
