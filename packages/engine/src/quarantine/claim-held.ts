import { randomUUID } from 'node:crypto';
import {
  claimQuarantine,
  type Graph,
  type GraphTransaction,
  type ParamsOf,
  recordChange,
  type RowOf,
  settleQuarantine,
} from '@wherefore/graph';

/** Who does something with records in quarantine, and why: for the audit trail and their history. */
export interface HeldChange {
  readonly who: string;
  readonly why: string;
}

export type ClaimedRow = RowOf<typeof claimQuarantine>;
export type Outcome = ParamsOf<typeof settleQuarantine>['rows'][number];

/** A claim that was not settled for so long was left behind by a process that died, ms. */
const STALE_MS = 60_000;

/** Takes records into these hands alone; rows that are not `free` are in other hands, or settled. */
export async function claimHeld(
  graph: Graph,
  ids: readonly string[],
  now: Date,
): Promise<{ claim: string; rows: readonly ClaimedRow[] }> {
  const claim = randomUUID();
  const rows = await graph.write(claimQuarantine, {
    ids: [...new Set(ids)].sort(),
    claim,
    at: now.toISOString(),
    stale: new Date(now.getTime() - STALE_MS).toISOString(),
  });
  return { claim, rows };
}

export interface Settlement {
  readonly claim: string;
  readonly what: 'quarantine.replay' | 'quarantine.discard';
  readonly outcomes: readonly Outcome[];
}

/** Writes down what became of claimed records, with one entry in the audit trail. */
export async function settleHeld(
  graph: Graph,
  { claim, what, outcomes }: Settlement,
  { who, why, at }: HeldChange & { at: string },
): Promise<void> {
  if (outcomes.length === 0) return;
  await graph.transaction(async (tx: GraphTransaction) => {
    await tx.run(settleQuarantine, { rows: [...outcomes], claim, at });
    const after = outcomes.map(({ id, state }) => ({ id, state }));
    await tx.run(recordChange, {
      id: randomUUID(),
      at,
      who,
      what,
      before: JSON.stringify({ state: 'held' }),
      after: JSON.stringify({ records: after.length, first: after.slice(0, 100) }),
      why,
    });
  });
}

export const noteOf = (at: string, { who, why }: HeldChange, what: string): string =>
  `${at} ${what} by ${who}: ${why}`;
