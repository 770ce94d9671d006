import type { Anchor, AnchorKind, Term } from '@wherefore/contracts';

const KNOWN_AS: Readonly<Record<AnchorKind, string>> = {
  viewing: 'which you are looking at',
  cart: 'in your cart',
  recent: 'which you looked at',
  viewed: 'which you looked at',
  carted: 'which you put in your cart',
  purchased: 'which you bought',
  segment: '',
  everyone: '',
};

/** One sentence for the strongest reason. Never names another person. */
export function headlineOf(terms: readonly Term[]): string {
  const [top] = terms;
  return top === undefined ? 'A product of this shop' : sentenceOf(top);
}

function sentenceOf({ source, anchor, row }: Term): string {
  switch (source) {
    case 'own-repeats':
      return `You bought this${timesOf(anchor)}; people come back for it${gapOf(row.facts[0]?.['medianGapDays'])}`;
    case 'complements':
      return `Goes with ${named(anchor)}`;
    case 'related':
      return `Often chosen together with ${named(anchor)}`;
    case 'category':
      return `Popular in ${row.via?.name ?? 'its category'}, like ${named(anchor)}`;
    case 'brand':
      return `Popular from ${row.via?.name ?? 'its brand'}, like ${named(anchor)}`;
    case 'segment':
      return anchor.kind === 'everyone' ? 'Popular in the shop right now' : `Popular with ${anchor.name}`;
  }
}

const named = (anchor: Anchor): string => `${anchor.name}, ${KNOWN_AS[anchor.kind]}`;

function timesOf(anchor: Anchor): string {
  const count = anchor.behaviour?.properties['count'];
  return typeof count === 'number' && count > 1 ? ` ${count} times` : '';
}

function gapOf(days: unknown): string {
  if (typeof days !== 'number') return '';
  if (days < 1.5) return ' about every day';
  return days < 60 ? ` about every ${Math.round(days)} days` : ` about every ${Math.round(days / 30)} months`;
}

/** A term in a few words, for lists and bars. */
export function labelOf({ source, anchor, row }: Term): string {
  const from = anchor.label === 'Segment' ? anchor.name : `${anchor.name} (${anchor.kind})`;
  switch (source) {
    case 'own-repeats':
      return `Bought again: ${from}`;
    case 'complements':
      return `Complements ${from}`;
    case 'related':
      return `Related to ${from}`;
    case 'category':
    case 'brand':
      return `Top seller of ${row.via?.name ?? source}, via ${from}`;
    case 'segment':
      return `Top seller for ${from}`;
  }
}
