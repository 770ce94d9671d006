export * from './quality/compile-contract.js';
export * from './quality/diff-contracts.js';
export * from './quality/drift.js';
export * from './quality/judge-batch.js';
export { typeOfValue } from './quality/type-of-value.js';
export * from './quality/unusual-volume.js';
export type {
  Authority,
  Candidate,
  Cap,
  CappedCandidate,
  EligibilityContext,
} from './eligibility/candidate.js';
export { holdsUntil } from './eligibility/holds-until.js';
export { HARD_RULES, hardRules, refusalOf } from './eligibility/refusal-of.js';
export { requestRefusal } from './eligibility/request-refusal.js';
export * from './placements.js';
export { type ActiveRules, activeRules, namedProducts } from './rules/active-rules.js';
export { asOf } from './rules/as-of.js';
export { describeDiff } from './rules/describe-diff.js';
export { diffRules, isEmptyDiff, riskyChanges } from './rules/diff-rules.js';
export type { RuleKnowledge } from './rules/lint/knowledge.js';
export { isError, lintRules } from './rules/lint/lint-rules.js';
export { namesOf } from './rules/compile-rules.js';
export type { RuleCandidate } from './rules/product-test.js';
export type { RuleContext } from './rules/request-test.js';
export { riskOf } from './rules/risk-of.js';
export { type RuleCap, type RuleEffects, ruleEffects } from './rules/rule-effects.js';
export { sentenceOf } from './rules/sentence-of.js';
export { compareLists, type ListChange } from './simulation/compare-lists.js';
export { type LeverPrice, leverPrice } from './simulation/lever-price.js';
export {
  costOf,
  NO_TOTALS,
  plus,
  type SimulatedOffer,
  type Totals,
  totalsOf,
} from './simulation/list-totals.js';
