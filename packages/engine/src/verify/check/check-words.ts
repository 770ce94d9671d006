import type { Decision } from '@wherefore/contracts';
import { pathsOf } from './check-offers.js';
import { type Check, difference, missingWords } from './observed.js';

/** What the answer says beside its offers, and what it must not say at all. */
export const checkWords: Check = ({ notes, neverSays = [], personalised }, decision) => {
  const said = wordsOf(decision);
  return [
    ...missingWords('the notes', notes, decision.notes.join(' ')),
    ...(personalised === undefined || personalised === decision.personalised
      ? []
      : [difference(`personalised ${personalised}`, String(decision.personalised), decision.notes[0])]),
    ...neverSays.flatMap((word) => {
      const slip = said.find((text) => text.includes(word));
      return slip === undefined ? [] : [difference(`nobody to say "${word}"`, `"${slip}"`)];
    }),
  ];
};

const wordsOf = ({ offers, notes }: Decision): string[] => [
  ...offers.flatMap(({ because }) => [because.headline, ...pathsOf(because.contributions)]),
  ...notes,
];
