import type { AnchorKind } from '@wherefore/contracts';
import { comparisonDe } from './comparison-de.js';
import { formatsOf } from './formats.js';
import { refusalsDe } from './refusals-de.js';
import { whyNotDe } from './why-not-de.js';
import type { Moved, Said, Wording } from './wording.js';

const formats = formatsOf('de-DE');
const LIKE_YOU = 'Menschen mit ähnlichem Geschmack';
const EVERYONE = 'alle';

/** Without relative clauses: the gender of a product's name is not known. */
const KNOWN_AS: Readonly<Record<AnchorKind, string>> = {
  viewing: ', gerade von Ihnen angesehen',
  cart: ' in Ihrem Warenkorb',
  recent: ', eben von Ihnen angesehen',
  viewed: ', von Ihnen angesehen',
  carted: ', von Ihnen in den Warenkorb gelegt',
  purchased: ', von Ihnen gekauft',
  subscribed: ', von Ihnen abonniert',
  segment: '',
  everyone: '',
};

const KINDS: Readonly<Record<AnchorKind, string>> = {
  viewing: 'wird angesehen',
  cart: 'im Warenkorb',
  recent: 'eben angesehen',
  viewed: 'angesehen',
  carted: 'gemerkt im Warenkorb',
  purchased: 'gekauft',
  subscribed: 'abonniert',
  segment: 'Gruppe',
  everyone: 'alle',
};

const named = ({ kind, name }: Said): string =>
  name === null ? `dem, was ${LIKE_YOU} wählen` : `„${name}“${KNOWN_AS[kind]}`;
const like = ({ kind, name }: Said): string =>
  name === null ? `auch bei ${LIKE_YOU}` : `wie „${name}“${KNOWN_AS[kind]}`;

function gapOf(days: number | null): string {
  if (days === null) return '';
  if (days < 1.5) return ' etwa jeden Tag';
  if (days < 60) return ` etwa alle ${formats.number(Math.round(days))} Tage`;
  return ` etwa alle ${formats.number(Math.round(days / 30))} Monate`;
}

function laterBy(days: number | null): string {
  if (days === null) return '';
  if (days < 1.5) return 'einen Tag ';
  if (days < 60) return `etwa ${formats.number(Math.round(days))} Tage `;
  return `etwa ${formats.number(Math.round(days / 30))} Monate `;
}

const ordinal = (rank: number): string => `${formats.number(rank)}.`;

function moved({ before, after }: Moved): string {
  const now = before === null ? 'jetzt nicht angeboten' : `jetzt Platz ${formats.number(before)}`;
  if (after === null)
    return before === null ? 'würde dies auch nicht angeboten' : `würde dies nicht angeboten (${now})`;
  const place = `Platz ${formats.number(after)}`;
  return after === before ? `stünde dies weiterhin auf ${place}` : `stünde dies auf ${place} (${now})`;
}

const from = ({ kind, name }: Said): string => {
  const known = name ?? LIKE_YOU;
  return kind === 'segment' || kind === 'everyone' ? known : `${known} (${KINDS[kind]})`;
};

export const de: Wording = Object.freeze({
  language: 'de' as const,
  formats,
  headlines: {
    'own-repeats': ({ count, gapDays }: Said) =>
      `${count > 1 ? `${formats.number(count)}-mal von Ihnen gekauft` : 'Von Ihnen gekauft'}; viele kaufen es${gapOf(gapDays)} wieder`,
    'own-habit': ({ count }: Said) => `Schon ${formats.number(count)}-mal von Ihnen gekauft`,
    complements: (said: Said) => `Passt zu ${named(said)}`,
    related: (said: Said) => `Oft zusammen gewählt mit ${named(said)}`,
    'followed-by': (said: Said) => `Oft gewählt ${laterBy(said.gapDays)}nach ${named(said)}`,
    'similar-content': (said: Said) => `Neu und ähnlich wie ${named(said)}`,
    'walked-to': (said: Said) => `Gewählt von Menschen, die auch ${named(said)} wählten`,
    'chosen-with': (said: Said) => `Gewählt von denen, die ${named(said)} wählen`,
    category: (said: Said) =>
      `Beliebt in ${said.via === null ? 'seiner Kategorie' : `„${said.via}“`}, ${like(said)}`,
    brand: (said: Said) =>
      `Beliebt von ${said.via === null ? 'seiner Marke' : `der Marke ${said.via}`}, ${like(said)}`,
    segment: ({ kind, name }: Said) =>
      kind === 'everyone' ? 'Gerade im ganzen Shop beliebt' : `Beliebt bei ${name ?? LIKE_YOU}`,
    substitutes: (said: Said) => `Eine Alternative zu ${named(said)}`,
    upgrades: (said: Said) => `Die nächste Stufe nach ${named(said)}`,
    accessories: (said: Said) => `Passendes Zubehör zu ${named(said)}`,
    'add-ons': (said: Said) => `Eine Erweiterung zu ${named(said)}`,
  },
  plain: 'Ein Produkt aus diesem Shop',
  labels: {
    'own-repeats': (said: Said) => `Wiederkauf: ${from(said)}`,
    'own-habit': (said: Said) => `Eigene Gewohnheit: ${from(said)}`,
    complements: (said: Said) => `Ergänzt ${from(said)}`,
    related: (said: Said) => `Verwandt mit ${from(said)}`,
    'followed-by': (said: Said) =>
      `Folgt auf ${from(said)}${said.gapDays === null ? '' : `, ${laterBy(said.gapDays)}danach`}`,
    'similar-content': (said: Said) => `Beschrieben wie ${from(said)}`,
    'walked-to': (said: Said) => `Erreicht über Käufer von ${from(said)}`,
    'chosen-with': (said: Said) => `Nachbar von ${from(said)}`,
    category: (said: Said) => `Bestseller in ${said.via ?? 'seiner Kategorie'}, über ${from(said)}`,
    brand: (said: Said) => `Bestseller von ${said.via ?? 'seiner Marke'}, über ${from(said)}`,
    segment: (said: Said) => `Bestseller bei ${from(said)}`,
    substitutes: (said: Said) => `Ersatz für ${from(said)}`,
    upgrades: (said: Said) => `Nächste Stufe nach ${from(said)}`,
    accessories: (said: Said) => `Zubehör zu ${from(said)}`,
    'add-ons': (said: Said) => `Erweiterung zu ${from(said)}`,
  },
  baseRate: 'Grundwert: ein Produkt, für das nichts spricht',
  model: (name: string) => `Modell ${name}`,
  likeYou: LIKE_YOU,
  everyone: EVERYONE,
  refusals: refusalsDe,
  without: {
    viewing: (name) => (name === null ? 'Ohne den Blick darauf' : `Ohne Ihren jetzigen Blick auf „${name}“`),
    cart: (name) => (name === null ? 'Ohne Ihren Warenkorb' : `Ohne „${name}“ in Ihrem Warenkorb`),
    recent: (name) => (name === null ? 'Ohne den Blick darauf' : `Ohne Ihren Blick auf „${name}“`),
    viewed: (name) => (name === null ? 'Ohne den Blick darauf' : `Ohne Ihren Blick auf „${name}“`),
    carted: (name) =>
      name === null ? 'Ohne Ihren Warenkorb' : `Ohne „${name}“ in Ihrem gemerkten Warenkorb`,
    purchased: (name) => (name === null ? 'Ohne Ihren Kauf' : `Ohne Ihren Kauf von „${name}“`),
    subscribed: (name) => (name === null ? 'Ohne Ihr Abonnement' : `Ohne Ihr Abonnement von „${name}“`),
    segment: (name) => `Ohne das, was bei ${name ?? LIKE_YOU} beliebt ist,`,
    everyone: () => 'Ohne das, was im ganzen Shop beliebt ist,',
  },
  ordinal,
  moved,
  whyNot: whyNotDe(formats),
  comparison: comparisonDe(formats),
} satisfies Wording);
