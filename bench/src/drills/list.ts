import type { Drill } from '../harness/drill.js';
import { duplicates } from './duplicates.js';
import { frozenWorker } from './frozen-worker.js';
import { hostileFiles } from './hostile-files.js';
import { hotNode } from './hot-node.js';
import { killImport } from './kill-import.js';
import { killWorker } from './kill-worker.js';
import { lostCommit } from './lost-commit.js';
import { permutations } from './permutations.js';
import { poison } from './poison.js';
import { redisGuard } from './redis-guard.js';

/** Every drill there is, in the order of `npm run drill -- all`. */
export const DRILLS: readonly Drill[] = [
  duplicates,
  permutations,
  lostCommit,
  poison,
  killWorker,
  frozenWorker,
  killImport,
  hotNode,
  hostileFiles,
  redisGuard,
];
