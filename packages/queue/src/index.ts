export * from './apply-worker.js';
export type { AttemptLedger } from './attempt-ledger.js';
export { openQueue, PRIORITY, type QueueCounts, type QueueDoor } from './queue-door.js';
export * from './live-state.js';
export * from './decision-stream.js';
export * from './decision-tail.js';
export { SNAPSHOT_REWRITE_MS } from './decision-keys.js';
export type { StreamEntry } from './stream-entries.js';
