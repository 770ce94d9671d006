import type { Decision, Offer, RequestRefused } from '@wherefore/contracts';
import type { WhyNot } from '@wherefore/explain';
import type { Expected } from '../format/expected.js';

/** What came of a question. */
export interface Observed {
  /** Null where the question was refused. */
  readonly decision: Decision | null;
  readonly refused: RequestRefused | null;
  /** For each product that is spoken of and not offered: why it is not. */
  readonly whyNot: ReadonlyMap<string, WhyNot>;
}

/** Compares an answer with what was expected: each difference is a sentence. Pure. */
export type Check = (expected: Expected, decision: Decision, observed: Observed) => readonly string[];

export const offerOf = ({ offers }: Decision, id: string): Offer | undefined =>
  offers.find(({ product }) => product.id === id);

/** "pegs, gas" or "nothing". */
export const listed = (names: readonly string[]): string =>
  names.length === 0 ? 'nothing' : names.join(', ');

/** "expected X, got Y", with the reason where there is one. */
export function difference(expected: string, got: string, because?: string): string {
  return `expected ${expected}, got ${got}${because === undefined ? '' : `, because: ${because}`}`;
}

/** Why something is not there, as far as it is known. */
export const reasonOf = ({ whyNot }: Observed, id: string): string | undefined => whyNot.get(id)?.sentence;

/** The words that a text lacks, each as a difference. */
export const missingWords = (what: string, words: readonly string[] | undefined, text: string): string[] =>
  (words ?? [])
    .filter((one) => !text.includes(one))
    .map((one) => difference(`${what} to say "${one}"`, `"${text}"`));

/** Products that an expectation speaks of. */
export function spokenOf({ offers, contains, not, about, whyNot }: Expected): string[] {
  const ids = [offers ?? [], contains ?? [], ...[not, about, whyNot].map((one) => Object.keys(one ?? {}))];
  return [...new Set(ids.flat())];
}
