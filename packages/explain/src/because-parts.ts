import type { AddedTerm, Contribution, EvidencePath, Term } from '@wherefore/contracts';
import type { CypherContext } from './cypher-for.js';
import type { Discretion } from './discretion.js';
import { labelOf } from './headline.js';
import { type PathEnds, pathOf } from './path-of.js';
import type { Wording } from './wording/wording.js';

/** What an explanation is made from. */
export interface BecauseParts {
  /** The score's terms, largest first; asked for at most once, when something of the explanation is first read. */
  readonly terms: () => readonly Term[];
  /** What models added to it; nothing where that is left out. */
  readonly added?: readonly AddedTerm[];
  readonly score: number;
  readonly ends: PathEnds;
  readonly wording: Wording;
  readonly cypher: CypherContext;
  /** What headlines may name; {@link DISCREET} where nothing is said. */
  readonly discretion?: Discretion;
}

/** The strongest path and what it added, or null where nothing speaks. */
export function firstPath(
  terms: readonly Term[],
  ends: PathEnds,
): { readonly path: EvidencePath; readonly value: number } | null {
  const [top] = terms;
  return top === undefined ? null : { path: pathOf(top, ends), value: top.value };
}

/** The base rate, every term of a score with its path, and what models added. The values are those that were added. */
export function contributionsOf(
  terms: readonly Term[],
  { ends, wording, cypher, added = [] }: Pick<BecauseParts, 'ends' | 'wording' | 'cypher' | 'added'>,
): Contribution[] {
  const { bias } = cypher.epoch;
  const base: Contribution = {
    kind: 'base',
    source: 'base-rate',
    label: wording.baseRate,
    value: bias,
    coefficient: 1,
    weight: 1,
    strength: bias,
    anchor: null,
    path: null,
  };
  const paths = terms.map((term): Contribution => ({
    kind: 'path',
    source: term.source,
    label: labelOf(term, wording),
    value: term.value,
    coefficient: term.coefficient,
    weight: term.anchor.weight,
    strength: term.row.strength,
    anchor: term.anchor,
    path: pathOf(term, ends),
  }));
  const models = added.map(({ name, coefficient, strength, value }): Contribution => ({
    kind: 'model',
    source: `model:${name}`,
    label: wording.model(name),
    value,
    coefficient,
    weight: 1,
    strength,
    anchor: null,
    path: null,
  }));
  return [base, ...paths, ...models];
}
