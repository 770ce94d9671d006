import type { Term } from '@wherefore/contracts';
import { DISCREET, type Discretion } from './discretion.js';
import { discreetly, openly } from './said.js';
import type { Wording } from './wording/wording.js';

/**
 * One sentence for the strongest reason; the terms come strongest first. It names no other person, and no group that
 * is small or sensitive.
 */
export function headlineOf(
  terms: readonly Term[],
  wording: Wording,
  discretion: Discretion = DISCREET,
): string {
  const [top] = terms;
  return top === undefined ? wording.plain : wording.headlines[top.source](discreetly(top, discretion));
}

/** A term in a few words, for lists and bars. For merchandisers: it names every group. */
export function labelOf(term: Term, wording: Wording): string {
  return wording.labels[term.source](openly(term, wording));
}
