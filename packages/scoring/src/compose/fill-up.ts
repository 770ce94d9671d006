import type { Placement } from '@wherefore/contracts';
import { Caps } from './caps.js';
import type { Composable } from './composable.js';

/** What a list that is short may take in: so many more, within caps that hold for the list as a whole. */
export interface Room {
  readonly open: number;
  readonly placement: Pick<Placement, 'diversity'>;
}

/** The first of `more` that are not on the list yet and that the caps leave room for. */
export function fillUp<T extends Composable>(
  list: readonly Composable[],
  more: readonly T[],
  { open, placement }: Room,
): T[] {
  const caps = new Caps(placement.diversity);
  const taken = new Set(list.map(({ id }) => id));
  for (const { facts } of list) caps.add(facts);
  const added: T[] = [];
  for (const candidate of more) {
    if (added.length >= open) break;
    if (taken.has(candidate.id) || caps.brokenBy(candidate.facts) !== null) continue;
    caps.add(candidate.facts);
    added.push(candidate);
  }
  return added;
}
