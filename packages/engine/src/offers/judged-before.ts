import type { RuleSet, Situation } from '@wherefore/contracts';
import type { Found, Learned } from './found.js';
import type { Shelf } from './shelf.js';

/** A judgement, and everything beside the ranking that it was made from. */
export interface JudgedBefore {
  readonly found: Found;
  readonly shelf: Shelf;
  readonly rules: RuleSet;
  readonly exposures: Situation['exposures'];
  /** The request as JSON. */
  readonly request: string;
  /** The first moment at which time alone may change it, ms since 1970. */
  readonly until: number;
}

/** The same judgement, where it was made from the same and still holds; else null. */
export function judgedBefore(judged: JudgedBefore | null, inputs: Learned, shelf: Shelf): Found | null {
  if (judged === null || judged.shelf !== shelf || judged.rules !== inputs.rules) return null;
  // Exposures and rejections are read together: the same list is the same marks.
  if (judged.exposures !== inputs.situation.exposures || inputs.shownElsewhere.size > 0) return null;
  if (Date.parse(inputs.situation.at) >= judged.until) return null;
  return judged.request === JSON.stringify(inputs.request) ? judged.found : null;
}
