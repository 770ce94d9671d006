import type { Rule } from '@wherefore/contracts';
import type { ActiveRules } from './active-rules.js';
import type { RuleCandidate } from './product-test.js';

const NOTHING: readonly Rule[] = Object.freeze([]);

/** The active rules that match a candidate, in the order of their ids. Only rules filed under it are asked. */
export function matchedRules(active: ActiveRules, candidate: RuleCandidate): readonly Rule[] {
  const { file, rules } = active.compiled;
  const { facts } = candidate;
  const found: number[] = [];
  const ask = (places: readonly number[] | undefined): void => {
    if (places === undefined) return;
    for (const place of places) {
      if (active.holds[place] !== 1 || found.includes(place)) continue;
      if (rules[place]?.product.every((test) => test(candidate)) === true) found.push(place);
    }
  };
  ask(file.product.get(facts.id));
  for (const { id } of facts.categories) ask(file.category.get(id));
  if (facts.brand !== null) ask(file.brand.get(facts.brand));
  ask(file.any);
  if (found.length === 0) return NOTHING;
  return found.sort((a, b) => a - b).flatMap((place) => rules[place]?.rule ?? []);
}
