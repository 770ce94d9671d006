import type { Drill } from '../harness/drill.js';
import { clockSkew } from './clock-skew.js';
import { droppedWebhooks } from './dropped-webhooks.js';
import { duplicates } from './duplicates.js';
import { killRedis } from './kill-redis.js';
import { payloads } from './payloads.js';
import { permutations } from './permutations.js';
import { redisDown } from './redis-down.js';
import { signatureMatrix } from './signature-matrix.js';
import { slowClients } from './slow-clients.js';

/** Every drill there is, in the order of `npm run drill -- all`. */
export const DRILLS: readonly Drill[] = [
  duplicates,
  permutations,
  droppedWebhooks,
  signatureMatrix,
  clockSkew,
  payloads,
  slowClients,
  killRedis,
  redisDown,
];
