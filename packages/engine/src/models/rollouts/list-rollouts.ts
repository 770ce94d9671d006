import { GUARDS, type Rollout, RolloutPlan } from '@wherefore/contracts';
import { type Graph, listRolloutRows, type RowOf } from '@wherefore/graph';
import { z } from 'zod';

const Verdicts = z.array(
  z.object({
    guard: z.enum([...GUARDS]),
    outcome: z.enum(['holds', 'fails', 'missing', 'waits']),
    detail: z.string(),
  }),
);
const MOST = 100;

/** The latest rollouts, latest first. */
export async function listRollouts(graph: Graph): Promise<Rollout[]> {
  return (await graph.read(listRolloutRows, { state: null, limit: MOST })).map(toRollout);
}

/** The one that runs; null where none does. */
export async function runningRollout(graph: Pick<Graph, 'read'>): Promise<Rollout | null> {
  const [row] = await graph.read(listRolloutRows, { state: 'running', limit: 1 });
  return row === undefined ? null : toRollout(row);
}

export function toRollout({ plan, verdicts, ...row }: RowOf<typeof listRolloutRows>): Rollout {
  return {
    ...row,
    plan: RolloutPlan.parse(JSON.parse(plan)),
    verdicts: Verdicts.parse(JSON.parse(verdicts)),
  };
}
