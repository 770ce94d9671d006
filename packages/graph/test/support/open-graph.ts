import { connectGraph, type Graph, migrate } from '@wherefore/graph';
import { borrowNeo4j, type BorrowedNeo4j } from '@wherefore/testkit';

/** A real, empty graph with all migrations applied, that goes away with `close()`. */
export interface OpenGraph {
  readonly server: BorrowedNeo4j;
  readonly graph: Graph;
  close(): Promise<void>;
}

export async function openGraph(): Promise<OpenGraph> {
  const server = await borrowNeo4j();
  const graph = connectGraph({ uri: server.boltUrl, user: server.user, password: server.password });
  await migrate(graph, new Date('2026-11-01T00:00:00Z'));
  return {
    server,
    graph,
    async close() {
      await graph.close();
      server.giveBack();
    },
  };
}
