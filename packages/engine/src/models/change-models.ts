import { randomUUID } from 'node:crypto';
import { type ModelAlias, type ModelCheck, refused, type Result } from '@wherefore/contracts';
import {
  dropAlias,
  type Graph,
  type GraphTransaction,
  lockAliases,
  pointAlias,
  publishEpoch,
  recordChange,
  setEpochAside,
} from '@wherefore/graph';

export interface ModelParts {
  readonly graph: Graph;
  /** Tells every process that decides offers to read the aliases again. */
  announce(): Promise<void>;
}

/** Who moves an alias, and why: for the audit trail. */
export interface ModelChange {
  readonly who: string;
  readonly why: string;
}

/** A version, and the epoch that holds its relationships. */
export interface Pointed {
  readonly model: string;
  readonly epoch: string;
}

export interface ModelRefused {
  readonly code:
    'unexplained' | 'unknown-version' | 'gone' | 'nothing-before' | 'not-now' | 'checks-failed' | 'invalid';
  readonly message: string;
  /** What was looked at, where that is why. */
  readonly checks?: readonly ModelCheck[];
}

export const modelRefusal = (code: ModelRefused['code'], message: string): Result<never, ModelRefused> =>
  refused({ code, message });

/** The aliases, held under their lock for one change. */
export interface AliasLedger {
  readonly tx: GraphTransaction;
  readonly at: string;
  /** What each points at now. */
  readonly aliases: ReadonlyMap<ModelAlias, Pointed>;
  /** Points an alias other than `current` at a version. */
  point(alias: ModelAlias, to: Pointed | null): Promise<void>;
  /** Makes a version the one that decides offers; what did before is `previous`. */
  makeCurrent(to: Pointed): Promise<void>;
  /** Makes the one before the current one again; what it replaces keeps no alias. */
  makePreviousCurrent(to: Pointed): Promise<void>;
  /** Writes the change into the audit trail: what the aliases were, and what has become of them. */
  audit(what: string, after: object): Promise<void>;
}

/**
 * Moves aliases in one transaction, under the lock that all such moves take: of two at the same time, the second sees what the first
 * has done, and a process that dies in between has done nothing. `work` may run again after a lost connection.
 */
export async function changeModels<T>(
  { graph, announce }: ModelParts,
  change: ModelChange & { readonly now: Date },
  work: (ledger: AliasLedger) => Promise<Result<T, ModelRefused>>,
): Promise<Result<T, ModelRefused>> {
  if (change.who.trim() === '' || change.why.trim() === '')
    return modelRefusal('unexplained', 'Say who changes it, and why');
  const changed = await graph.transaction(async (tx) => work(await ledgerOf(tx, change)));
  if (changed.ok) await announce();
  return changed;
}

async function ledgerOf(
  tx: GraphTransaction,
  { who, why, now }: ModelChange & { readonly now: Date },
): Promise<AliasLedger> {
  const at = now.toISOString();
  const aliases = new Map<ModelAlias, Pointed>();
  for (const { alias, model, epoch } of await tx.run(lockAliases, { moves: 1 }))
    if (alias !== null && model !== null && epoch !== null) aliases.set(alias, { model, epoch });
  const point = async (alias: ModelAlias, to: Pointed | null): Promise<void> => {
    await (to === null
      ? tx.run(dropAlias, { alias, at, by: who })
      : tx.run(pointAlias, { alias, model: to.model, at, by: who }));
  };
  const current = aliases.get('current') ?? null;
  return {
    tx,
    at,
    aliases,
    point,
    async makeCurrent(to) {
      if (current?.model === to.model) return;
      await tx.run(publishEpoch, { id: to.epoch, at });
      await point('current', to);
      await point('previous', current);
      for (const alias of ['canary', 'shadow'] as const)
        if (aliases.get(alias)?.model === to.model) await point(alias, null);
    },
    async makePreviousCurrent(to) {
      await tx.run(publishEpoch, { id: to.epoch, at });
      if (current !== null) await tx.run(setEpochAside, { id: current.epoch });
      await point('current', to);
      await point('previous', null);
    },
    async audit(what, after) {
      const before = JSON.stringify(
        Object.fromEntries([...aliases].map(([alias, { model }]) => [alias, model])),
      );
      await tx.run(recordChange, {
        id: randomUUID(),
        at,
        who,
        what,
        before,
        after: JSON.stringify(after),
        why,
      });
    },
  };
}
