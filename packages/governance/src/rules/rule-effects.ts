import type { Action, Discount, Lever, Refusal, Rule } from '@wherefore/contracts';
import type { ActiveRules } from './active-rules.js';
import { discountsOf } from './discounts-of.js';
import { matchedRules } from './matched-rules.js';
import type { RuleCandidate } from './product-test.js';
import { unmetRequirement } from './unmet-requirement.js';

/** A limit on how often one customer is shown one product, or anything of the rule's products, within days. */
export interface RuleCap {
  readonly rule: string;
  readonly version: number;
  readonly times: number;
  readonly days: number;
  readonly per: 'product' | 'rule';
}

/** What the active rules do to one candidate. */
export interface RuleEffects {
  readonly refusal: Refusal | null;
  readonly pin: { readonly rule: string; readonly position: number } | null;
  readonly levers: readonly Lever[];
  readonly discounts: readonly Discount[];
  readonly caps: readonly RuleCap[];
}

const NO_EFFECTS: RuleEffects = Object.freeze({
  refusal: null,
  pin: null,
  levers: Object.freeze([]),
  discounts: Object.freeze([]),
  caps: Object.freeze([]),
});

type Of<D extends Action['do']> = Rule & { readonly then: Extract<Action, { do: D }> };

const rulesThat = <D extends Action['do']>(rules: readonly Rule[], kind: D): Of<D>[] =>
  rules.filter((rule): rule is Of<D> => rule.then.do === kind);

/**
 * What the active rules do to a candidate, in the order of rule ids, whatever order the set is in. An exclusion refuses
 * before a requirement does; a requirement of margin is asked of the price after discounts. Of several pins the one
 * nearest the top counts. All factors multiply.
 */
export function ruleEffects(active: ActiveRules, candidate: RuleCandidate): RuleEffects {
  if (active.count === 0) return NO_EFFECTS;
  const rules = matchedRules(active, candidate);
  if (rules.length === 0) return NO_EFFECTS;
  const { version } = active.compiled;
  const discounts = discountsOf(
    rulesThat(rules, 'discount').map(({ id, then }) => ({ rule: id, version, percent: then.percent })),
    active.discountCap,
  );
  const caps = rulesThat(rules, 'cap').map(({ id, then: { times, days, per } }) => ({
    rule: id,
    version,
    times,
    days,
    per,
  }));
  const [exclusion] = rulesThat(rules, 'exclude');
  return {
    refusal:
      exclusion === undefined
        ? firstUnmet(rules, { ...candidate, discounts, version })
        : {
            product: candidate.facts.id,
            rule: 'excluded-by-rule',
            reason: `The rule “${exclusion.name}” keeps it out: ${exclusion.reason}`,
            by: { rule: exclusion.id, version },
          },
    pin: pinOf(rules),
    levers: rules.flatMap((rule) => leverOf(rule, version)),
    discounts,
    caps,
  };
}

type Standing = RuleCandidate & { readonly discounts: readonly Discount[]; readonly version: number };

function firstUnmet(rules: readonly Rule[], standing: Standing): Refusal | null {
  for (const { id, name, reason, then } of rulesThat(rules, 'require')) {
    const unmet = unmetRequirement(then, standing);
    if (unmet === null) continue;
    return {
      product: standing.facts.id,
      rule: 'requirement',
      reason: `The rule “${name}” asks for ${unmet}: ${reason}`,
      by: { rule: id, version: standing.version },
    };
  }
  return null;
}

function pinOf(rules: readonly Rule[]): RuleEffects['pin'] {
  let pin: RuleEffects['pin'] = null;
  for (const { id, then } of rules)
    if (then.do === 'pin' && (pin === null || then.position < pin.position))
      pin = { rule: id, position: then.position };
  return pin;
}

function leverOf({ id, name, owner, expiresAt, then }: Rule, version: number): Lever[] {
  if (then.do !== 'boost' && then.do !== 'bury') return [];
  return [{ rule: id, version, name, factor: then.factor, owner, expiresAt }];
}
