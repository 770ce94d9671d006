import type { BorrowedNeo4j } from './neo4j-pool.js';

/**
 * A real, empty Neo4j on free ports, lent by the process of jest (`jest-environment.js`), which keeps it warm for the next test
 * file. For a test that stops its server or changes its users there is `startThrowawayNeo4j`. Give the jest hook
 * `SERVER_START_TIMEOUT_MS`.
 */
export function borrowNeo4j(): Promise<BorrowedNeo4j> {
  const { lendNeo4j } = globalThis as { lendNeo4j?: () => Promise<BorrowedNeo4j> };
  if (lendNeo4j === undefined)
    throw new Error('Only tests borrow a Neo4j, in the environment of our jest preset.');
  return lendNeo4j();
}
