import type { Condition, Rule, RuleFinding } from '@wherefore/contracts';
import { lintRules, namesOf, type RuleKnowledge } from '@wherefore/governance';
import { type Graph, knownNames } from '@wherefore/graph';
import { loadProductFacts } from '../offers/load-product-facts.js';
import { loadPlacements } from '../placements/load-placements.js';

/** What is wrong with rules, or looks it, given what the shop holds at this moment. Changes nothing. */
export async function checkRules(
  graph: Graph,
  rules: readonly Rule[],
  now: Date,
): Promise<readonly RuleFinding[]> {
  return lintRules({ rules }, await knowledgeFor(graph, rules, now));
}

async function knowledgeFor(graph: Graph, rules: readonly Rule[], now: Date): Promise<RuleKnowledge> {
  const [placements, rows, facts] = await Promise.all([
    loadPlacements(graph),
    graph.read(knownNames, {
      products: namesIn(rules, 'product', 'cart-holds'),
      categories: namesIn(rules, 'category'),
      segments: namesIn(rules, 'segment'),
      brands: namesIn(rules, 'brand'),
    }),
    loadProductFacts(graph, [...new Set(rules.flatMap(namesOf))]),
  ]);
  const known = (kind: (typeof rows)[number]['kind']): Set<string> =>
    new Set(rows.flatMap((row) => (row.kind === kind ? [row.name] : [])));
  return {
    at: now.toISOString(),
    placements: new Set(placements.map(({ id }) => id)),
    segments: known('segments'),
    categories: known('categories'),
    brands: known('brands'),
    products: known('products'),
    facts,
  };
}

type Naming = Extract<Condition, { is: readonly string[] }>['on'];

const namesIn = (rules: readonly Rule[], ...kinds: readonly Naming[]): string[] => [
  ...new Set(
    rules.flatMap(({ when }) =>
      when.flatMap((one) =>
        'is' in one && (kinds as readonly string[]).includes(one.on) ? one.is.map(String) : [],
      ),
    ),
  ),
];
