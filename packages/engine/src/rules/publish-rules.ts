import { accepted, refused, type Result, type RuleSetVersion } from '@wherefore/contracts';
import { describeDiff, diffRules, isError } from '@wherefore/governance';
import type { Graph } from '@wherefore/graph';
import { changeRules, type RulesLedger } from './change-rules.js';
import { checkRules } from './check-rules.js';
import { loadRuleSet } from './load-rule-set.js';
import type { RulesMove } from './move-rules.js';
import { pointToRules } from './point-to-rules.js';
import { faulty, outdated, type RulesRefused, unknownVersion, wrongState } from './rules-refused.js';
import { secondPersonMissing } from './second-person.js';

export interface PublishParts {
  readonly graph: Graph;
  /** Tells every process that decides offers to read the rules again. */
  announce(): Promise<void>;
}

/**
 * Makes an approved version the one that offers are decided with. Refused where another version was published since it
 * was written, and where the shop has changed so that it contradicts itself now. Publishing what is published already
 * only announces it again, so that a publication whose announcement failed can be repeated.
 */
export async function publishRules(
  { graph, announce }: PublishParts,
  { version, who, why }: RulesMove,
  now: Date,
): Promise<Result<RuleSetVersion, RulesRefused>> {
  const draft = await loadRuleSet(graph, version);
  if (draft === null) return refused(unknownVersion(version));
  const findings = await checkRules(graph, draft.rules, now);
  const published = await changeRules(graph, { who, why, now }, async (ledger) => {
    const set = await ledger.load(version);
    if (set === null) return refused(unknownVersion(version));
    if (ledger.published === version) return accepted(set);
    const objection = await objectionTo(set, ledger);
    if (objection !== null) return refused(objection);
    if (findings.some(isError)) return refused(faulty(findings));
    await pointToRules(ledger, version, { what: 'rules.publish', by: who });
    return accepted({ ...set, state: 'published' as const, publishedBy: who, publishedAt: ledger.at });
  });
  if (published.ok) await announce();
  return published;
}

async function objectionTo(set: RuleSetVersion, ledger: RulesLedger): Promise<RulesRefused | null> {
  const { published, rulesOf } = ledger;
  if (set.state !== 'approved') return wrongState(set.version, set.state, 'approved');
  if (set.basedOn !== published) {
    const since = diffRules((await rulesOf(set.basedOn)).rules, (await rulesOf(published)).rules);
    return outdated(set.version, { basedOn: set.basedOn, published }, describeDiff(since));
  }
  return secondPersonMissing(set, set.approvedBy ?? set.author, ledger);
}
