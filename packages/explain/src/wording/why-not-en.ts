import type { AnchorKind, EvidenceSource, RefusalRule } from '@wherefore/contracts';
import type { Formats } from './formats.js';
import type { Missed, WhyNotWording } from './why-not-wording.js';

const EVIDENCE: Readonly<Record<EvidenceSource, string>> = {
  'own-repeats': 'a repurchase rate',
  'own-habit': 'a habit',
  complements: 'being a complement',
  related: 'being a companion',
  'followed-by': 'being a usual next choice',
  'walked-to': 'being reached over buyers',
  'similar-content': 'being described alike',
  'chosen-with': 'being a neighbour',
  category: 'being a top seller in the category',
  brand: 'being a top seller of the brand',
  segment: 'being a top seller',
  substitutes: 'being a substitute',
  upgrades: 'being an upgrade',
  accessories: 'being an accessory',
  'add-ons': 'being an add-on',
};
const KINDS: Readonly<Record<AnchorKind, string>> = {
  viewing: 'of what is being looked at',
  cart: 'of something in the cart',
  recent: 'of something just looked at',
  viewed: 'of something looked at before',
  carted: 'of something put in the cart before',
  purchased: 'of something bought',
  subscribed: 'of something subscribed to',
  segment: 'in one of their groups',
  everyone: 'in the whole shop',
};

const LIFT: Readonly<Record<RefusalRule, string>> = {
  'unknown-product': 'Add it to the catalogue.',
  inactive: 'Put it on sale.',
  'out-of-stock': 'Put it in stock.',
  'no-price': 'Give it a price.',
  'in-cart': 'Nothing: it is in the cart already.',
  'being-viewed': 'Nothing: they are looking at it.',
  'already-owned': 'Nothing: they have it already.',
  'bought-recently': 'Wait until it is due again.',
  'requires-base': 'It needs one of its base products owned or in the cart.',
  'fits-nothing': 'It needs a product that it fits owned, viewed or in the cart.',
  filtered: 'Widen the filters of the request.',
  excluded: 'Take it off the exclusions of the request.',
  'excluded-by-rule': 'Change or retire the rule that excludes it.',
  requirement: 'Change the rule, or reach what it requires.',
  'no-marketing-consent': 'It needs the customer’s consent for this channel.',
  'quiet-hours': 'Wait until the quiet hours are over.',
  age: 'Nothing: it may not be offered to them by age.',
  region: 'Allow it in this region, if it may be sold there.',
  'not-in-store': 'Put it in stock in this store.',
  'campaign-window': 'Wait for its campaign, or move the dates.',
  'frequency-cap': 'Wait, or raise the cap on how often it is shown.',
  'cool-down': 'Wait until the cool-down is over.',
  'open-complaint': 'Settle the complaint.',
  'recent-refund': 'Wait: it was given back lately.',
  'margin-floor': 'Raise its price, lower its cost or its discounts, or lower the floor.',
  'not-an-upgrade': 'It must cost more than what it would replace.',
  'substitute-of-cart': 'Nothing while what it stands in for is in the cart.',
  'below-minimum': 'Lower the least propensity of the placement, or find more evidence.',
  'other-intent': 'Add its intent to the placement.',
  'shown-elsewhere': 'Take it out of the other unit of the page.',
};

export function whyNotEn({ number }: Formats): WhyNotWording {
  const place = ({ rank, candidates }: Missed): string => `${number(rank)} of ${number(candidates)}`;
  const margin = ({ factor, logOdds, lostTo }: Missed): string => {
    if (lostTo === null || factor === null) return '';
    if (factor <= 1) return `, level with ${lostTo}, the last offer shown`;
    const short = logOdds === null ? '' : `, ${number(logOdds, 2)} log-odds short`;
    return `, behind ${lostTo}, the last offer shown, whose priority is ${number(factor, 2)} times as high${short}`;
  };
  return {
    unknown: (product) => `There is no product ${product} in the catalogue.`,
    noEvidence: (title) => `Nothing in the graph speaks for ${title} here.`,
    refused: (title, reason) => `${title} is held back: ${reason}`,
    belowPool: (missed) =>
      `${missed.title} is ${place(missed)} by score: too far down to be examined${margin(missed)}.`,
    lost: (missed) => `${missed.title} is ${place(missed)}${margin(missed)}.`,
    composition: {
      'per-category': (title) => `${title} would be one too many of its category.`,
      'per-brand': (title) => `${title} would be one too many of its brand.`,
      'intent-share': (title) => `${title} lost its slot to another intent’s share.`,
      mmr: (title) => `${title} is too similar to what is shown already.`,
      pin: (title) => `${title} lost its slot to a pinned offer.`,
      exploration: (title) => `${title} lost its slot to exploration.`,
    },
    shown: (title) => `${title} is offered.`,
    lift: LIFT,
    addIntent: (intent) => `Add the intent ${intent} to the placement.`,
    relax: {
      'per-category': 'Raise the placement’s limit per category.',
      'per-brand': 'Raise the placement’s limit per brand.',
      'intent-share': 'Raise the share of its intent in the placement.',
      mmr: 'Raise the placement’s lambda: less variety, more relevance.',
      pin: 'Move or retire the pin.',
      exploration: 'Lower the placement’s share of exploration.',
    },
    boost: (factor) => `A boost of ×${number(factor, 2)}.`,
    evidence: (source, kind, strength) =>
      `Evidence: ${EVIDENCE[source]} ${KINDS[kind]}, strength ${number(strength, 3)} or more.`,
    anyEvidence: 'Any evidence: a complement, a category, a purchase that leads to it.',
  };
}
