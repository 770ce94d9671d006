import { randomUUID } from 'node:crypto';
import { accepted, refused, type Result } from '@wherefore/contracts';
import { type Graph, lockEpochs, recordChange, rollBackEpoch } from '@wherefore/graph';

export interface ModelParts {
  readonly graph: Graph;
  /** Tells all processes that the epoch has changed. */
  readonly announce: () => Promise<void>;
}

export interface ModelRefused {
  readonly code: 'nothing-before' | 'unexplained';
  readonly message: string;
}

export interface RolledBack {
  readonly from: string;
  readonly to: string;
}

/** Lets the epoch before the current one be current again, in one step; done twice it is as before. */
export async function rollBackModel(
  { graph, announce }: ModelParts,
  { who, why }: { readonly who: string; readonly why: string },
  now: Date,
): Promise<Result<RolledBack, ModelRefused>> {
  if (who.trim() === '' || why.trim() === '')
    return refused({ code: 'unexplained', message: 'Say who rolls it back, and why.' });
  const at = now.toISOString();
  const rolled = await graph.transaction(async (tx): Promise<RolledBack | null> => {
    const epochs = await tx.run(lockEpochs, {});
    const from = epochs.find(({ status }) => status === 'current')?.id;
    const to = epochs.find(({ status }) => status === 'previous')?.id;
    if (from === undefined || to === undefined) return null;
    await tx.run(rollBackEpoch, { from, to, at });
    const entry = { id: randomUUID(), at, who, what: 'models.roll-back', before: from, after: to, why };
    await tx.run(recordChange, entry);
    return { from, to };
  });
  if (rolled === null)
    return refused({
      code: 'nothing-before',
      message: 'There is no epoch before the current one to go back to: only one has been learned.',
    });
  await announce();
  return accepted(rolled);
}
