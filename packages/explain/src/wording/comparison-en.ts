import type { ComparisonWording } from './comparison-wording.js';
import type { Formats } from './formats.js';

const SIDES = { a: 'first', b: 'second' } as const;

export function comparisonEn(
  { number, list }: Formats,
  ordinal: (rank: number) => string,
): ComparisonWording {
  const place = (rank: number | null): string => (rank === null ? 'not offered' : ordinal(rank));
  const log = (value: number): string => `${value < 0 ? '−' : '+'}${number(Math.abs(value), 2)}`;
  return {
    same: 'The two decisions are the same.',
    sameOffers: 'The offers are the same.',
    lists: ({ gained, lost, moved }) => {
      const parts = [
        ...(gained.length > 0 ? [`only the second offers ${list(gained)}`] : []),
        ...(lost.length > 0 ? [`only the first offers ${list(lost)}`] : []),
        ...(moved > 0 ? [`${number(moved)} ${moved === 1 ? 'changes place' : 'change places'}`] : []),
      ];
      return `The offers differ: ${parts.length > 0 ? parts.join('; ') : 'their scores do'}.`;
    },
    facts: {
      placement: 'Placement',
      customer: 'Customer',
      personalised: 'Personalised',
      consent: 'Consent to personalisation',
      channel: 'Channel',
      store: 'Store',
      locale: 'Locale',
      viewing: 'Looking at',
      cart: 'in the cart',
      recent: 'looked at in this visit',
      bought: 'bought',
      viewed: 'looked at before',
      carted: 'put in the cart before',
      subscribed: 'subscribed to',
      segments: 'group',
      degraded: 'left out',
    },
    value: (fact, a, b) => `${fact}: ${a} in the first, ${b} in the second.`,
    only: (side, fact, names) => `Only in the ${SIDES[side]}: ${fact} ${list(names)}.`,
    versions: { epoch: 'Epoch', rules: 'Rule set', placement: 'Configuration of the placement' },
    none: 'none',
    yes: 'yes',
    no: 'no',
    moved: ({ title, a, b, causes }) =>
      `${title}: ${place(a)} in the first, ${place(b)} in the second${causes.length > 0 ? `, mostly by ${list(causes)}` : ''}.`,
    gainedTerm: (label, value) => `“${label}” added (${log(value)})`,
    lostTerm: (label, value) => `“${label}” missing (${log(-value)})`,
    changedTerm: (label, a, b) => `“${label}” (${log(b - a)})`,
    refused: (side, title, rule) => `${title}: held back in the ${SIDES[side]}: ${rule}.`,
  };
}
