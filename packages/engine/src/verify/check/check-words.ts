import type { Decision, Offer } from '@wherefore/contracts';
import { pathText, shapeBecause } from '@wherefore/explain';
import { pathsOf } from './check-offers.js';
import { type Check, difference, missingWords } from './observed.js';

/** What the answer says beside its offers, and what it must not say at all. */
export const checkWords: Check = (
  { notes, neverSays = [], shopperNeverReads = [], personalised },
  decision,
) => [
  ...missingWords('the notes', notes, decision.notes.join(' ')),
  ...(personalised === undefined || personalised === decision.personalised
    ? []
    : [difference(`personalised ${personalised}`, String(decision.personalised), decision.notes[0])]),
  ...slips('nobody to say', neverSays, saidIn(decision)),
  ...slips('no shopper to read', shopperNeverReads, readIn(decision)),
];

const slips = (what: string, words: readonly string[], texts: readonly string[]): string[] =>
  words.flatMap((word) => {
    const slip = texts.find((text) => text.includes(word));
    return slip === undefined ? [] : [difference(`${what} "${word}"`, `"${slip}"`)];
  });

/** All that is said to those who may read everything. */
const saidIn = ({ offers, bundles, notes }: Decision): string[] => [
  ...offers.flatMap(({ because }) => [because.headline, ...pathsOf(because.contributions)]),
  ...bundles.flatMap(({ headline, contributions }) => [headline, ...pathsOf(contributions)]),
  ...notes,
];

/** What is left of it for shoppers. */
const readIn = ({ offers, bundles, empty }: Decision): string[] => [
  ...offers.flatMap(shopperTexts),
  ...bundles.map(({ headline }) => headline),
  ...(empty === null ? [] : [empty.message]),
];

function shopperTexts({ because }: Offer): string[] {
  const { headline, firstPath } = shapeBecause(because, 'shopper');
  return firstPath === null ? [headline] : [headline, pathText(firstPath.path), JSON.stringify(firstPath)];
}
