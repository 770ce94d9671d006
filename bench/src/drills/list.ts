import type { Drill } from '../harness/drill.js';
import { badModels } from './bad-models.js';
import { clockSkew } from './clock-skew.js';
import { droppedWebhooks } from './dropped-webhooks.js';
import { duplicates } from './duplicates.js';
import { frozenGraph } from './frozen-graph.js';
import { erase } from './erase.js';
import { frozenWorker } from './frozen-worker.js';
import { hostileFiles } from './hostile-files.js';
import { hotNode } from './hot-node.js';
import { killImport } from './kill-import.js';
import { killRedis } from './kill-redis.js';
import { killWorker } from './kill-worker.js';
import { lostCommit } from './lost-commit.js';
import { overload } from './overload.js';
import { payloads } from './payloads.js';
import { permutations } from './permutations.js';
import { poison } from './poison.js';
import { redisDown } from './redis-down.js';
import { redisGuard } from './redis-guard.js';
import { restore } from './restore.js';
import { scanners } from './scanners.js';
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
  lostCommit,
  poison,
  killWorker,
  frozenWorker,
  killImport,
  hotNode,
  hostileFiles,
  redisGuard,
  badModels,
  frozenGraph,
  scanners,
  erase,
  restore,
  overload,
];
