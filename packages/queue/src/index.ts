export * from './apply-worker.js';
export { openQueue, PRIORITY, type QueueCounts, type QueueDoor } from './queue-door.js';
