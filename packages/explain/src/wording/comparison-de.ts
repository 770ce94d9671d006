import type { ComparisonWording } from './comparison-wording.js';
import type { Formats } from './formats.js';

const SIDES = { a: 'ersten', b: 'zweiten' } as const;

export function comparisonDe({ number, list }: Formats): ComparisonWording {
  const place = (rank: number | null): string =>
    rank === null ? 'nicht angeboten' : `Platz ${number(rank)}`;
  const log = (value: number): string => `${value < 0 ? '−' : '+'}${number(Math.abs(value), 2)}`;
  const quoted = (names: readonly string[]): string => list(names.map((name) => `„${name}“`));
  return {
    same: 'Die beiden Entscheidungen sind gleich.',
    sameOffers: 'Die Angebote sind gleich.',
    lists: ({ gained, lost, moved }) => {
      const parts = [
        ...(gained.length > 0 ? [`nur die zweite bietet ${quoted(gained)}`] : []),
        ...(lost.length > 0 ? [`nur die erste bietet ${quoted(lost)}`] : []),
        ...(moved > 0 ? [`${number(moved)} ${moved === 1 ? 'wechselt' : 'wechseln'} den Platz`] : []),
      ];
      return `Die Angebote unterscheiden sich: ${parts.length > 0 ? parts.join('; ') : 'in ihren Bewertungen'}.`;
    },
    facts: {
      placement: 'Platz',
      customer: 'Kunde',
      personalised: 'Personalisiert',
      consent: 'Einwilligung in Personalisierung',
      channel: 'Kanal',
      store: 'Filiale',
      locale: 'Sprache',
      viewing: 'Angesehen wird',
      cart: 'im Warenkorb',
      recent: 'in diesem Besuch angesehen',
      bought: 'gekauft',
      viewed: 'früher angesehen',
      carted: 'früher in den Warenkorb gelegt',
      subscribed: 'abonniert',
      segments: 'Gruppe',
      degraded: 'ausgelassen',
    },
    value: (fact, a, b) => `${fact}: ${a} in der ersten, ${b} in der zweiten.`,
    only: (side, fact, names) => `Nur in der ${SIDES[side]}: ${fact} ${quoted(names)}.`,
    versions: { epoch: 'Epoche', rules: 'Regelsatz', placement: 'Einstellung des Platzes' },
    none: 'keine Angabe',
    yes: 'ja',
    no: 'nein',
    moved: ({ title, a, b, causes }) =>
      `„${title}“: ${place(a)} in der ersten, ${place(b)} in der zweiten${causes.length > 0 ? `, vor allem durch ${list(causes)}` : ''}.`,
    gainedTerm: (label, value) => `zusätzlich „${label}“ (${log(value)})`,
    lostTerm: (label, value) => `fehlendes „${label}“ (${log(-value)})`,
    changedTerm: (label, a, b) => `„${label}“ (${log(b - a)})`,
    refused: (side, title, rule) => `„${title}“: in der ${SIDES[side]} zurückgehalten: ${rule}.`,
  };
}
