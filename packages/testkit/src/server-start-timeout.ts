/**
 * For the jest hook that starts a throw-away server. A start takes seconds, but the very first on a machine has to fetch Neo4j
 * and perhaps install Redis.
 */
export const SERVER_START_TIMEOUT_MS = 300_000;
