import { type Graph, migrate, migrationStatus, readMigrations } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { openGraph, type OpenGraph } from './support/open-graph.js';

const LATER = new Date('2026-11-02T00:00:00Z');
let opened: OpenGraph;
let graph: Graph;

beforeAll(async () => {
  opened = await openGraph();
  graph = opened.graph;
}, SERVER_START_TIMEOUT_MS);
afterAll(() => opened.close());

async function schema(): Promise<unknown> {
  const constraints = await graph.runText('SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties');
  const indexes = await graph.runText('SHOW INDEXES YIELD name, type, labelsOrTypes, properties, state');
  const nodes = await graph.runText(
    'MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY labels, n.name, n.id',
  );
  return { constraints, indexes, nodes };
}

it('have all been applied, and say when', async () => {
  const applied = readMigrations().map(({ name }) => ({
    name,
    state: 'applied',
    at: '2026-11-01T00:00:00Z',
  }));
  expect(applied.length).toBeGreaterThanOrEqual(4);
  expect(await migrationStatus(graph)).toEqual(applied);
});

it('applied again change nothing', async () => {
  const before = await schema();
  expect(await migrate(graph, LATER)).toEqual([]);
  expect(await schema()).toEqual(before);
});

it('a run that was cut short is taken up where it stopped', async () => {
  const before = await schema();
  await graph.runText("MATCH (m:Migration {name: '0003-lookups'}) DELETE m");
  await graph.runText('DROP INDEX epoch_status');
  expect(await migrationStatus(graph)).toContainEqual({ name: '0003-lookups', state: 'pending', at: null });
  expect(await migrate(graph, new Date('2026-11-01T00:00:00Z'))).toEqual(['0003-lookups']);
  await graph.runText('CALL db.awaitIndexes(60)');
  expect(await schema()).toEqual(before);
});

it('one that was edited after it was applied is refused, and nothing is applied', async () => {
  await graph.runText("MATCH (m:Migration {name: '0001-identities'}) SET m.checksum = 'of another text'");
  await graph.runText("MATCH (m:Migration {name: '0004-everyone'}) DELETE m");
  await expect(migrate(graph, LATER)).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('0001-identities'),
  });
  expect((await migrationStatus(graph)).slice(0, 4).map(({ state }) => state)).toEqual([
    'changed',
    'applied',
    'applied',
    'pending',
  ]);
});
