import { accepted, refused, type Result, type RuleSetState, type RuleSetVersion } from '@wherefore/contracts';
import { type Graph, setRuleSetState } from '@wherefore/graph';
import { changeRules, type RulesChange, type RulesLedger } from './change-rules.js';
import { type RulesRefused, unknownVersion, wrongState } from './rules-refused.js';

/** A change of the state of one version. */
export interface RulesMove extends RulesChange {
  readonly version: number;
}

interface Step {
  /** Kind of change, for the audit trail. */
  readonly what: string;
  readonly from: readonly RuleSetState[];
  readonly to: RuleSetState;
  /** Whatever else must hold; null where it does. */
  objection?(set: RuleSetVersion, ledger: RulesLedger): Promise<RulesRefused | null>;
}

/** Moves a version from one state to the next; whoever moves it to `approved` has approved it. */
export function moveRules(
  graph: Graph,
  { version, who, why, now }: RulesMove & { readonly now: Date },
  { what, from, to, objection }: Step,
): Promise<Result<RuleSetVersion, RulesRefused>> {
  return changeRules(graph, { who, why, now }, async (ledger) => {
    const set = await ledger.load(version);
    if (set === null) return refused(unknownVersion(version));
    if (!from.includes(set.state)) return refused(wrongState(version, set.state, from.join(' or ')));
    const against = (await objection?.(set, ledger)) ?? null;
    if (against !== null) return refused(against);
    const approvedBy = to === 'approved' ? who : null;
    await ledger.tx.run(setRuleSetState, { version, state: to, approvedBy });
    await ledger.audit(what, { version, state: set.state }, { version, state: to });
    return accepted({ ...set, state: to, approvedBy: approvedBy ?? set.approvedBy });
  });
}
