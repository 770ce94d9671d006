import type { Condition, Rule, RuleFinding } from '@wherefore/contracts';
import type { RuleKnowledge } from './knowledge.js';

type Names = 'placement' | 'segment' | 'category' | 'brand' | 'product' | 'cart-holds';

const SETS = Object.freeze({
  placement: 'placements',
  segment: 'segments',
  category: 'categories',
  brand: 'brands',
  product: 'products',
  'cart-holds': 'products',
} as const satisfies Record<Names, keyof RuleKnowledge>);

const isNaming = (condition: Condition): condition is Extract<Condition, { on: Names }> =>
  condition.on in SETS;

/**
 * Names that the shop does not know. A placement is the shop's own word, so an unknown one is a slip; anything else may
 * be ahead of the feed that will bring it.
 */
export function findStrangers(rules: readonly Rule[], knowledge: RuleKnowledge): RuleFinding[] {
  return rules.flatMap((rule) =>
    rule.when.filter(isNaming).flatMap((condition): RuleFinding[] => {
      const known = knowledge[SETS[condition.on]];
      const strangers = known === undefined ? [] : condition.is.filter((name) => !known.has(name));
      if (strangers.length === 0) return [];
      const what = SETS[condition.on];
      const message = `“${rule.name}” names ${what} that are not known: ${strangers.join(', ')}.`;
      return [{ severity: what === 'placements' ? 'error' : 'warning', rules: [rule.id], message }];
    }),
  );
}
