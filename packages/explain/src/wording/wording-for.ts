import { de } from './de.js';
import { en } from './en.js';
import type { Wording } from './wording.js';

/** The words for a locale (BCP 47), by its language; English where there are none for it, or no locale is known. */
export function wordingFor(locale: string | null | undefined): Wording {
  if (locale === null || locale === undefined) return en;
  return /^de(?:[-_]|$)/i.test(locale) ? de : en;
}
