import type { RefusalRule } from '@wherefore/contracts';
import type { Wording } from './wording/wording.js';

/** A hard rule in a few words of the reader's language. */
export function refusalName(rule: RefusalRule, wording: Wording): string {
  return wording.refusals[rule];
}
