/** Entry of a worker thread: fits its share of the targets and posts the edges. */
import { parentPort, workerData } from 'node:worker_threads';
import { fitTargets, type RelatedProblem } from './related-targets.js';

parentPort?.postMessage(fitTargets(workerData as RelatedProblem));
