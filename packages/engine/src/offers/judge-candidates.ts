import type { Discount, Intent, Lever, ProductFacts, Refusal } from '@wherefore/contracts';
import {
  type ActiveRules,
  type EligibilityContext,
  hardRules,
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
  /** Why products could not be read, if so: they are not offered, and not said to be gone either. */
  readonly unread?: string | null;
  /** Place what is refused too, for those who ask about it. */
  readonly evenRefused?: boolean;
}

/** Hard rules first, then what merchandisers' rules do; the rest is ordered by priority. */
export function judgeCandidates(
  { pool }: Ranking,
  facts: ReadonlyMap<string, ProductFacts>,
  { context, rules, evenRefused = false, unread = null }: Law,
): Judgement {
  const eligible: Judged[] = [];
  const refused: Refusal[] = [];
  const refuse = hardRules(context);
  for (const ranked of pool) {
    const product = facts.get(ranked.id);
    if (product === undefined) {
      refused.push(vanished(ranked.id, unread));
      continue;
    }
    const { intent, propensity } = ranked;
    const effects = ruleEffects(rules, { facts: product, intent, propensity });
    const { caps, discounts } = effects;
    const refusal = refuse({ facts: product, intent, propensity, caps, discounts }) ?? effects.refusal;
    if (refusal !== null) refused.push(refusal);
    if (refusal === null || evenRefused) eligible.push(place(ranked, { facts: product, effects }, context));
  }
  eligible.sort((a, b) => b.priority - a.priority || b.score - a.score || (a.id < b.id ? -1 : 1));
  return { eligible, refused };
}

/** Price, value and priority. */
function place(
  ranked: Ranked,
  { facts, effects }: { readonly facts: ProductFacts; readonly effects: RuleEffects },
  { placement }: EligibilityContext,
): Judged {
  const { intent, propensity } = ranked;
  let off = 0;
  for (const { percent } of effects.discounts) off += percent;
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

const vanished = (product: string, unread: string | null): Refusal => ({
  product: product as ProductFacts['id'],
  rule: 'unknown-product',
  reason:
    unread === null ? 'It is not in the catalogue (any more).' : `It could not be looked at: ${unread}.`,
});
