import type { GuardVerdict, Rollout } from '@wherefore/contracts';
import { endRollout, listRolloutRows } from '@wherefore/graph';
import type { AliasLedger } from '../change-models.js';

/** Ends a rollout within the transaction that moves the aliases; false where it does not run any more. */
export async function endWithin(
  { tx, at, point }: AliasLedger,
  { id }: Pick<Rollout, 'id'>,
  end: {
    readonly state: 'promoted' | 'rolled-back';
    readonly reason: string;
    readonly verdicts: readonly GuardVerdict[];
  },
): Promise<boolean> {
  const [ended] = await tx.run(endRollout, { ...end, id, at, verdicts: JSON.stringify(end.verdicts) });
  if (ended === undefined) return false;
  await point('canary', null);
  return true;
}

/** The same of whichever runs; its version, or null where none does. */
export async function endRunning(
  ledger: AliasLedger,
  end: { readonly state: 'promoted' | 'rolled-back'; readonly reason: string },
): Promise<string | null> {
  const [running] = await ledger.tx.run(listRolloutRows, { state: 'running', limit: 1 });
  if (running === undefined) return null;
  return (await endWithin(ledger, running, { ...end, verdicts: [] })) ? running.model : null;
}
