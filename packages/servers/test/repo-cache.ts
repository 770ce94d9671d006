import { join } from 'node:path';

/** The cache every workspace's tests share, so that Neo4j is fetched once. */
export const repoCache =
  process.env['WHEREFORE_CACHE'] ?? join(__dirname, '..', '..', '..', '.wherefore', 'cache');

/** Time for a hook that may have to fetch Neo4j or install Redis first. */
export const FIRST_RUN_MS = 300_000;
