import { randomUUID } from 'node:crypto';
import { NO_RULES, refused, type Result, type RuleSet, type RuleSetVersion } from '@wherefore/contracts';
import {
  type Graph,
  type GraphTransaction,
  loadRuleSetVersion,
  lockRulesPointer,
  recordChange,
} from '@wherefore/graph';
import { readVersion } from './read-version.js';
import { type RulesRefused, unexplained } from './rules-refused.js';

/** Who changes something about the rules, and why: for the audit trail. */
export interface RulesChange {
  readonly who: string;
  readonly why: string;
}

/** The books of the rules, held under their lock for one change. */
export interface RulesLedger {
  readonly tx: GraphTransaction;
  readonly at: string;
  /** The version that is published; 0 for none. */
  readonly published: number;
  load(version: number): Promise<RuleSetVersion | null>;
  /** The rules of a version that is known to exist. */
  rulesOf(version: number): Promise<RuleSet>;
  /** Writes the change into the audit trail. */
  audit(what: string, before: object | null, after: object): Promise<void>;
}

/**
 * Carries a change of the rules out in one transaction, under the lock that all such changes take: of two at the same
 * time, the second sees what the first has done. `work` may run again after a lost connection.
 */
export async function changeRules<T>(
  graph: Graph,
  { who, why, now }: RulesChange & { readonly now: Date },
  work: (ledger: RulesLedger) => Promise<Result<T, RulesRefused>>,
): Promise<Result<T, RulesRefused>> {
  if (who.trim() === '' || why.trim() === '') return refused(unexplained());
  const at = now.toISOString();
  return graph.transaction(async (tx) => {
    const [pointer] = await tx.run(lockRulesPointer, { at });
    const load = async (version: number): Promise<RuleSetVersion | null> => {
      const [row] = await tx.run(loadRuleSetVersion, { version });
      return row === undefined ? null : readVersion(row);
    };
    return work({
      tx,
      at,
      published: pointer?.version ?? NO_RULES.version,
      load,
      rulesOf: async (version) =>
        version === NO_RULES.version ? NO_RULES : ((await load(version)) ?? NO_RULES),
      async audit(what, before, after) {
        const [was, is] = [before === null ? null : JSON.stringify(before), JSON.stringify(after)];
        await tx.run(recordChange, { id: randomUUID(), at, who, what, before: was, after: is, why });
      },
    });
  });
}
