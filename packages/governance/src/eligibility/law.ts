import type { Scalar } from '@wherefore/contracts';
import type { Check } from './check.js';

/**
 * The attribute `minAge`, years. Only the year of birth is known, so a visitor counts as old as they are before this
 * year's birthday; one whose year of birth is unknown counts as too young, and a limit that is no number holds for all.
 */
export const isTooYoung: Check = ({ facts }, { situation }) => {
  const limit = facts.attributes['minAge'];
  if (limit === undefined || limit === null) return null;
  const minAge = typeof limit === 'boolean' ? Number.NaN : Number(limit);
  if (minAge <= 0) return null;
  if (Number.isNaN(minAge)) return `Its age limit cannot be read: ${String(limit)}.`;
  const { birthYear } = situation;
  if (birthYear === null)
    return `It is for people of ${minAge} and over; how old the visitor is, is not known.`;
  const age = Number(situation.at.slice(0, 4)) - birthYear - 1;
  return age >= minAge
    ? null
    : `It is for people of ${minAge} and over; the visitor is ${age} or ${age + 1}.`;
};

/** The attributes `countries` and `regions`, lists with commas: where it may be sold. Unknown is nowhere. */
export const isNotSoldThere: Check = ({ facts }, { situation }) =>
  outside(facts.attributes['countries'], situation.country, 'country') ??
  outside(facts.attributes['regions'], situation.region, 'region');

function outside(list: Scalar | undefined, here: string | null, what: string): string | null {
  if (list === undefined || list === null || list === '') return null;
  if (here === null) return `It is sold in ${String(list)} only; the visitor’s ${what} is not known.`;
  return names(String(list), here) ? null : `It is sold in ${String(list)} only; the visitor is in ${here}.`;
}

/** Does a list with commas hold a name, whatever the case? */
function names(list: string, name: string): boolean {
  const wanted = name.trim().toLowerCase();
  for (const one of list.split(',')) if (one.trim().toLowerCase() === wanted) return true;
  return false;
}
