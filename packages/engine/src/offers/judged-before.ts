import type { Found } from './found.js';
import type { Learned } from './learned.js';
import type { Shelf } from './shelf.js';
import type { JudgedBefore } from './standing.js';

/** The same judgement, where it was made from the same and still holds; else null. */
export function judgedBefore(judged: JudgedBefore | null, inputs: Learned, shelf: Shelf): Found | null {
  if (judged === null || judged.shelf !== shelf || judged.rules !== inputs.rules) return null;
  // Exposures and rejections are read together: the same list is the same marks.
  if (judged.exposures !== inputs.situation.exposures || inputs.shownElsewhere.size > 0) return null;
  if (Date.parse(inputs.situation.at) >= judged.until) return null;
  return judged.request === JSON.stringify(inputs.request) ? judged.found : null;
}
