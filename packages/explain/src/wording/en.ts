import type { AnchorKind } from '@wherefore/contracts';
import { comparisonEn } from './comparison-en.js';
import { formatsOf } from './formats.js';
import { refusalsEn } from './refusals-en.js';
import { whyNotEn } from './why-not-en.js';
import type { Moved, Said, Wording } from './wording.js';

const formats = formatsOf('en-GB');
const LIKE_YOU = 'shoppers like you';
const EVERYONE = 'everyone';

const KNOWN_AS: Readonly<Record<AnchorKind, string>> = {
  viewing: ', which you are looking at',
  cart: ', in your cart',
  recent: ', which you looked at',
  viewed: ', which you looked at',
  carted: ', which you put in your cart',
  purchased: ', which you bought',
  subscribed: ', which you subscribe to',
  segment: '',
  everyone: '',
};

const named = ({ kind, name }: Said): string =>
  name === null ? `what ${LIKE_YOU} choose` : `${name}${KNOWN_AS[kind]}`;

function gapOf(days: number | null): string {
  if (days === null) return '';
  if (days < 1.5) return ' about every day';
  if (days < 60) return ` about every ${formats.number(Math.round(days))} days`;
  return ` about every ${formats.number(Math.round(days / 30))} months`;
}

function laterBy(days: number | null): string {
  if (days === null) return '';
  if (days < 1.5) return 'the day ';
  if (days < 60) return `about ${formats.number(Math.round(days))} days `;
  return `about ${formats.number(Math.round(days / 30))} months `;
}

const ORDINAL_ENDS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const ordinal = (rank: number): string =>
  `${formats.number(rank)}${ORDINAL_ENDS[ordinals.select(rank)] ?? 'th'}`;

function moved({ before, after }: Moved): string {
  const now = before === null ? 'not offered' : ordinal(before);
  if (after === null)
    return before === null ? 'this would not be offered either' : `this would not be offered (now ${now})`;
  return after === before ? `this would still rank ${now}` : `this would rank ${ordinal(after)} (now ${now})`;
}

const from = ({ kind, name }: Said): string => {
  const known = name ?? LIKE_YOU;
  return kind === 'segment' || kind === 'everyone' ? known : `${known} (${kind})`;
};

export const en: Wording = Object.freeze({
  language: 'en' as const,
  formats,
  headlines: {
    'own-repeats': ({ count, gapDays }: Said) =>
      `You bought this${count > 1 ? ` ${formats.number(count)} times` : ''}; people come back for it${gapOf(gapDays)}`,
    'own-habit': ({ count }: Said) => `You have bought this ${formats.number(count)} times`,
    complements: (said: Said) => `Goes with ${named(said)}`,
    related: (said: Said) => `Often chosen together with ${named(said)}`,
    'followed-by': (said: Said) => `Often chosen ${laterBy(said.gapDays)}after ${named(said)}`,
    'similar-content': (said: Said) => `New, and much like ${named(said)}`,
    'walked-to': (said: Said) => `Chosen by people who also chose ${named(said)}`,
    'chosen-with': (said: Said) => `Chosen by those who choose ${named(said)}`,
    category: (said: Said) => `Popular in ${said.via ?? 'its category'}, like ${named(said)}`,
    brand: (said: Said) => `Popular from ${said.via ?? 'its brand'}, like ${named(said)}`,
    segment: ({ kind, name }: Said) =>
      kind === 'everyone' ? 'Popular in the shop right now' : `Popular with ${name ?? LIKE_YOU}`,
    substitutes: (said: Said) => `An alternative to ${named(said)}`,
    upgrades: (said: Said) => `A step up from ${named(said)}`,
    accessories: (said: Said) => `Fits ${named(said)}`,
    'add-ons': (said: Said) => `An add-on for ${named(said)}`,
  },
  plain: 'A product of this shop',
  labels: {
    'own-repeats': (said: Said) => `Bought again: ${from(said)}`,
    'own-habit': (said: Said) => `Own habit: ${from(said)}`,
    complements: (said: Said) => `Complements ${from(said)}`,
    related: (said: Said) => `Related to ${from(said)}`,
    'followed-by': (said: Said) =>
      `Follows ${from(said)}${said.gapDays === null ? '' : `, ${laterBy(said.gapDays)}later`}`,
    'similar-content': (said: Said) => `Described like ${from(said)}`,
    'walked-to': (said: Said) => `Reached through buyers of ${from(said)}`,
    'chosen-with': (said: Said) => `Neighbour of ${from(said)}`,
    category: (said: Said) => `Top seller of ${said.via ?? 'its category'}, via ${from(said)}`,
    brand: (said: Said) => `Top seller of ${said.via ?? 'its brand'}, via ${from(said)}`,
    segment: (said: Said) => `Top seller for ${from(said)}`,
    substitutes: (said: Said) => `Substitute of ${from(said)}`,
    upgrades: (said: Said) => `Upgrade of ${from(said)}`,
    accessories: (said: Said) => `Accessory of ${from(said)}`,
    'add-ons': (said: Said) => `Add-on to ${from(said)}`,
  },
  baseRate: 'Base rate: a product that nothing speaks for',
  model: (name: string) => `Model ${name}`,
  likeYou: LIKE_YOU,
  everyone: EVERYONE,
  refusals: refusalsEn,
  without: {
    viewing: (name) => `If you were not looking at ${name ?? 'it'}`,
    cart: (name) => `Without ${name ?? 'what is'} in your cart`,
    recent: (name) => `Without your look at ${name ?? 'it'}`,
    viewed: (name) => `Without your look at ${name ?? 'it'}`,
    carted: (name) => `Without ${name ?? 'what you put'} in your saved cart`,
    purchased: (name) => `Without your purchase of ${name ?? 'it'}`,
    subscribed: (name) => `Without your subscription to ${name ?? 'it'}`,
    segment: (name) => `Without what is popular with ${name ?? LIKE_YOU}`,
    everyone: () => 'Without what is popular in the shop',
  },
  ordinal,
  moved,
  whyNot: whyNotEn(formats),
  comparison: comparisonEn(formats, ordinal),
} satisfies Wording);
