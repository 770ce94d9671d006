export { borrowNeo4j } from './borrow-neo4j.js';
export type { BorrowedNeo4j } from './neo4j-pool.js';
export { startThrowawayNeo4j } from './throwaway-neo4j.js';
export { startThrowawayRedis, type ThrowawayRedis } from './throwaway-redis.js';
export { SERVER_START_TIMEOUT_MS } from './server-start-timeout.js';
