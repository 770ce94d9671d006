/** Entry of a worker thread: fits its share of the targets and posts the edges. */
import { parentPort, workerData } from 'node:worker_threads';
import { fitTargets } from './fit-targets.js';
import type { RidgeProblem } from './ridge-problem.js';

parentPort?.postMessage(fitTargets(workerData as RidgeProblem));
