import { binomialTail } from '../numbers/exact-tests.js';
import { seeded } from '../numbers/seeded.js';

export type Team = 'a' | 'b';

export interface Drafted<T> {
  readonly item: T;
  /** Whose pick it was. */
  readonly team: Team;
}

/**
 * Two rankings as one list: team-draft interleaving (Radlinski, Kurup and Joachims 2008). In each round the teams, in an order that is drawn,
 * pick the best of their ranking that is not in the list yet. The same seed, the same list.
 */
export function teamDraft<T>(
  rankings: { readonly a: readonly T[]; readonly b: readonly T[] },
  { length, seed }: { readonly length: number; readonly seed: number },
): Drafted<T>[] {
  const draw = seeded(seed);
  const list: Drafted<T>[] = [];
  const taken = new Set<T>();
  const pick = (team: Team): void => {
    const item = rankings[team].find((one) => !taken.has(one));
    if (item === undefined || list.length >= length) return;
    taken.add(item);
    list.push({ item, team });
  };
  for (let before = -1; before < list.length && list.length < length;) {
    before = list.length;
    const first: Team = draw() < 0.5 ? 'a' : 'b';
    pick(first);
    pick(first === 'a' ? 'b' : 'a');
  }
  return list;
}

export interface InterleavingResult {
  /** Lists that one team won by clicks, and that neither did. */
  readonly a: number;
  readonly b: number;
  readonly ties: number;
  /** Of a two-sided sign test. */
  readonly p: number;
}

/** Whose picks were clicked more often, list by list. */
export function compareTeams(
  lists: readonly { readonly clicked: Readonly<Record<Team, number>> }[],
): InterleavingResult {
  const a = lists.filter(({ clicked }) => clicked.a > clicked.b).length;
  const b = lists.filter(({ clicked }) => clicked.b > clicked.a).length;
  const p = Math.min(1, 2 * binomialTail({ hits: Math.max(a, b), of: a + b }, 0.5));
  return { a, b, ties: lists.length - a - b, p };
}
