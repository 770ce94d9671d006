import type { Because, Contribution, Scored } from '@wherefore/contracts';
import { type CypherContext, cypherFor } from './cypher-for.js';
import { headlineOf, labelOf } from './headline.js';
import { type PathEnds, pathOf } from './path-of.js';

/**
 * The explanation of an offer: the base rate and every term of its score, each path term with its walk through the
 * graph. The values are those that were added; nothing is computed anew.
 */
export function becauseOf(scored: Scored, ends: PathEnds, context: CypherContext): Because {
  const base: Contribution = {
    kind: 'base',
    source: 'base-rate',
    label: 'Base rate: a product that nothing speaks for',
    value: context.epoch.bias,
    coefficient: 1,
    weight: 1,
    strength: context.epoch.bias,
    anchor: null,
    path: null,
  };
  const paths = scored.terms.map((term): Contribution => ({
    kind: 'path',
    source: term.source,
    label: labelOf(term),
    value: term.value,
    coefficient: term.coefficient,
    weight: term.anchor.weight,
    strength: term.row.strength,
    anchor: term.anchor,
    path: pathOf(term, ends),
  }));
  return {
    headline: headlineOf(scored.terms),
    contributions: [base, ...paths],
    cypher: cypherFor(scored.terms, context),
  };
}
