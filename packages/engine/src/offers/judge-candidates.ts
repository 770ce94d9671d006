import type { Discount, Intent, Lever, ProductFacts, Refusal } from '@wherefore/contracts';
import {
  type ActiveRules,
  type EligibilityContext,
  refusalOf,
  ruleEffects,
  type RuleEffects,
} from '@wherefore/governance';
import { arbitrate } from '@wherefore/scoring';
import type { Ranked, Ranking } from './rank-candidates.js';

/** A candidate that may be offered, with everything that places it. */
export interface Judged {
  readonly id: string;
  readonly ranked: Ranked;
  readonly facts: ProductFacts;
  readonly intent: Intent;
  readonly score: number;
  readonly propensity: number;
  readonly price: number | null;
  readonly discounts: readonly Discount[];
  readonly levers: readonly Lever[];
  readonly value: number;
  readonly priority: number;
  readonly pin: RuleEffects['pin'];
}

export interface Judgement {
  readonly eligible: readonly Judged[];
  readonly refused: readonly Refusal[];
}

export interface Law {
  readonly context: EligibilityContext;
  readonly rules: ActiveRules;
  /** Place what is refused too, for those who ask about it. */
  readonly evenRefused?: boolean;
}

/** Hard rules first, then what merchandisers' rules do; the rest is ordered by priority. */
export function judgeCandidates(
  { pool }: Ranking,
  facts: ReadonlyMap<string, ProductFacts>,
  law: Law,
): Judgement {
  const eligible: Judged[] = [];
  const refused: Refusal[] = [];
  for (const ranked of pool) {
    const product = facts.get(ranked.id);
    if (product === undefined) {
      refused.push(vanished(ranked.id));
      continue;
    }
    const { judged, refusal } = judge(ranked, product, law);
    if (refusal !== null) refused.push(refusal);
    if (refusal === null || law.evenRefused === true) eligible.push(judged());
  }
  eligible.sort((a, b) => b.priority - a.priority || b.score - a.score || (a.id < b.id ? -1 : 1));
  return { eligible, refused };
}

function judge(
  ranked: Ranked,
  facts: ProductFacts,
  by: Law,
): { readonly refusal: Refusal | null; judged(): Judged } {
  const { context, rules } = by;
  const { intent, propensity } = ranked;
  const effects = ruleEffects(rules, { facts, intent, propensity });
  const refusal =
    refusalOf({ facts, intent, propensity, caps: effects.caps, discounts: effects.discounts }, context) ??
    effects.refusal;
  return { refusal, judged: () => place(ranked, { facts, intent, propensity, effects }, context) };
}

interface Standing {
  readonly facts: ProductFacts;
  readonly intent: Intent;
  readonly propensity: number;
  readonly effects: RuleEffects;
}

/** Price, value and priority. */
function place(
  ranked: Ranked,
  { facts, intent, propensity, effects }: Standing,
  { placement }: EligibilityContext,
): Judged {
  const off = effects.discounts.reduce((sum, { percent }) => sum + percent, 0);
  const price = facts.price === null ? null : Math.round(facts.price * (100 - off)) / 100;
  const { value, priority } = arbitrate({ facts, propensity, price }, placement.goal, effects.levers);
  return {
    id: ranked.id,
    ranked,
    facts,
    intent,
    score: ranked.score,
    propensity,
    price,
    discounts: effects.discounts,
    levers: effects.levers,
    value,
    priority,
    pin: effects.pin,
  };
}

const vanished = (product: string): Refusal => ({
  product: product as ProductFacts['id'],
  rule: 'unknown-product',
  reason: 'It is not in the catalogue (any more).',
});
