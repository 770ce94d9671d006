import type { Experiment, ExperimentStatus, Holdout } from '@wherefore/contracts';
import { type Graph, listExperimentRows, loadHoldouts } from '@wherefore/graph';
import { readExperiment, readHoldouts } from './read-experiment.js';

const MOST = 1_000;

/** Experiments, the latest change first. */
export async function listExperiments(
  graph: Pick<Graph, 'read'>,
  status: ExperimentStatus | null = null,
): Promise<readonly Experiment[]> {
  return (await graph.read(listExperimentRows, { id: null, status, limit: MOST })).map(readExperiment);
}

/** One experiment; null where there is none of that id. */
export async function findExperiment(graph: Pick<Graph, 'read'>, id: string): Promise<Experiment | null> {
  const [row] = await graph.read(listExperimentRows, { id, status: null, limit: 1 });
  return row === undefined ? null : readExperiment(row);
}

/** Who is held out. */
export async function listHoldouts(graph: Pick<Graph, 'read'>): Promise<readonly Holdout[]> {
  const [row] = await graph.read(loadHoldouts, {});
  return row === undefined ? [] : readHoldouts(row.holdouts);
}
