import type { Term } from '@wherefore/contracts';
import type { Ranked, Walk } from './rank-candidates.js';

/** Gives a product that is known by its id only its title; null where it has none. */
export type NameOf = (id: string) => string | null;

/** The addends of a candidate's score, largest first. */
export function termsOf(ranked: Ranked, nameOf: NameOf = () => null): readonly Term[] {
  const terms = ranked.hits.flatMap(({ list, row }): Term[] => {
    const walk = ranked.walks[list];
    return walk === undefined ? [] : [termOf(ranked, walk, { row, nameOf })];
  });
  return terms.sort(byValueThenPath);
}

function termOf({ id }: Ranked, walk: Walk, { row, nameOf }: { row: number; nameOf: NameOf }): Term {
  const { anchor, lead, source, coefficient } = walk;
  const strength = walk.strengths[row] ?? 0;
  return {
    source,
    anchor: anchor.name === anchor.id ? { ...anchor, name: nameOf(anchor.id) ?? anchor.name } : anchor,
    coefficient,
    value: walk.factor * strength,
    row: {
      anchor: anchor.id,
      candidate: id as Term['row']['candidate'],
      strength,
      via: lead.list.via,
      get facts() {
        const last = lead.list.factsAt(row);
        return lead.member === null ? [last] : [lead.member, last];
      },
    },
  };
}

/** The order in which terms are shown. */
export function byValueThenPath(a: Term, b: Term): number {
  return b.value - a.value || (pathKey(a) < pathKey(b) ? -1 : 1);
}

const pathKey = (term: Term): string =>
  `${term.source}|${term.anchor.kind}|${term.anchor.id}|${term.row.via?.id ?? ''}`;
