import {
  type Epoch,
  type EvidenceRow,
  EVIDENCE_SOURCES,
  type EvidenceSource,
  ProductId,
  type Situation,
} from '@wherefore/contracts';
import { anchorsOf, type Found, termsOf } from '@wherefore/evidence';
import type { PurchaseHistory, StrengthSamples } from '@wherefore/learning';
import type { Mined } from './mine-evidence.js';
import type { ShopGroups } from './read-shop.js';

/** How many customers are sampled: every n-th, so that the same history gives the same sample. */
const SAMPLE = 300;
/** The last days of the history are kept back: did the customer buy the candidate in them? */
const HELD_BACK_DAYS = 28;

/** What each source said of each candidate of each sampled customer, and what the customer then did. */
export interface StrengthSample {
  /** Per source, aligned: 0 where it says nothing of the candidate. */
  readonly strengths: StrengthSamples;
  /** 1 where the candidate was bought in the days kept back. */
  readonly bought: Uint8Array;
}

/**
 * How strongly each source speaks, by the product's own anchors and terms with every coefficient 1, for customers as they
 * were four weeks before the history ends.
 */
export function sampleStrengths(
  history: PurchaseHistory,
  mined: Mined,
  shop: { groups: ShopGroups; draft: Epoch },
): StrengthSample {
  const index = indexRows(mined, shop.groups);
  const strengths = Object.fromEntries(EVIDENCE_SOURCES.map((source) => [source, [] as number[]])) as Record<
    EvidenceSource,
    number[]
  >;
  const bought: number[] = [];
  for (const { situation, later } of sampleSituations(history)) {
    const anchors = anchorsOf(situation, shop.draft);
    const ids = new Set(anchors.map((anchor) => anchor.id));
    const found: Found[] = EVIDENCE_SOURCES.map((source) => ({
      source,
      rows: [...ids].flatMap((id) => index[source].get(id) ?? []),
    }));
    for (const [candidate, terms] of termsOf(found, anchors, shop.draft)) {
      const bySource = new Map<EvidenceSource, number>();
      for (const { source, value } of terms) bySource.set(source, (bySource.get(source) ?? 0) + value);
      for (const source of EVIDENCE_SOURCES) strengths[source].push(bySource.get(source) ?? 0);
      bought.push(later.has(candidate) ? 1 : 0);
    }
  }
  return { strengths, bought: Uint8Array.from(bought) };
}

interface Sampled {
  readonly situation: Situation;
  readonly later: ReadonlySet<string>;
}

/** Customers as they would have come to the shop four weeks before the history ends, and what they bought after. */
function sampleSituations(history: PurchaseHistory): Sampled[] {
  const step = Math.max(1, Math.floor(history.customers.length / SAMPLE));
  const end = history.basketTime.reduce((latest, at) => Math.max(latest, at), 0);
  const cut = end - HELD_BACK_DAYS * 86_400_000;
  const before = new Map<number, Map<number, { count: number; lastAt: number }>>();
  const after = new Map<number, Set<string>>();
  history.basketCustomer.forEach((customer, basket) => {
    if (customer < 0 || customer % step !== 0) return;
    const at = history.basketTime[basket] ?? 0;
    const own = getOrMake(before, customer, () => new Map<number, { count: number; lastAt: number }>());
    const later = getOrMake(after, customer, () => new Set<string>());
    for (let i = history.basketOffset[basket] ?? 0; i < (history.basketOffset[basket + 1] ?? 0); i += 1) {
      const item = history.basketItem[i] ?? 0;
      const known = own.get(item);
      if (at > cut) later.add(history.products[item] ?? '');
      else own.set(item, { count: (known?.count ?? 0) + 1, lastAt: Math.max(known?.lastAt ?? 0, at) });
    }
  });
  return [...before]
    .filter(([, own]) => own.size > 0)
    .map(([customer, own]) => ({
      later: after.get(customer) ?? new Set<string>(),
      situation: situationOf(own, { products: history.products, cut }),
    }));
}

function situationOf(
  own: ReadonlyMap<number, { count: number; lastAt: number }>,
  { products, cut }: { products: readonly string[]; cut: number },
): Situation {
  return {
    ...NOBODY,
    at: new Date(cut).toISOString(),
    now: new Date(cut).toISOString(),
    behaviour: [...own].map(([item, { count, lastAt }]) => ({
      type: 'PURCHASED' as const,
      product: ProductId.parse(products[item]),
      title: null,
      properties: { count, lastAt: new Date(lastAt).toISOString() },
    })),
  };
}

/** A visitor of whom nothing is known but what follows. */
const NOBODY = Object.freeze({
  customer: null,
  known: true,
  consent: true,
  marketing: {},
  locale: null,
  country: null,
  region: null,
  birthYear: null,
  attributes: {},
  segments: [],
  subscriptions: [],
  tickets: [],
  returns: [],
  rejections: [],
  viewing: null,
  cart: [],
  recentlyViewed: [],
  store: null,
  exposures: [],
});

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

type RowIndex = Record<EvidenceSource, Map<string, EvidenceRow[]>>;

/** The mined edges as the statements would return them, by anchor. */
function indexRows(mined: Mined, groups: ShopGroups): RowIndex {
  const index = Object.fromEntries(EVIDENCE_SOURCES.map((source) => [source, new Map()])) as RowIndex;
  const add = (source: EvidenceSource, anchor: string, edge: { candidate: string; strength: number }) => {
    const row = {
      anchor,
      candidate: edge.candidate as ProductId,
      strength: edge.strength,
      via: null,
      facts: [],
    };
    const rows = index[source].get(anchor);
    if (rows === undefined) index[source].set(anchor, [row]);
    else rows.push(row);
  };
  for (const edge of mined.complements)
    add('complements', edge.from, { candidate: edge.to, strength: edge.weight });
  for (const edge of mined.related) add('related', edge.from, { candidate: edge.to, strength: edge.weight });
  for (const edge of mined.repeats)
    add('own-repeats', edge.product, { candidate: edge.product, strength: edge.probability });
  for (const seller of mined.topSellers.segment)
    add('segment', seller.group, { candidate: seller.product, strength: seller.weight });
  for (const kind of ['category', 'brand'] as const) {
    const sellers = new Map<string, { candidate: string; strength: number }[]>();
    for (const { group, product, weight } of mined.topSellers[kind]) {
      sellers.set(group, [...(sellers.get(group) ?? []), { candidate: product, strength: weight }]);
    }
    for (const group of kind === 'category' ? groups.categories : groups.brands) {
      if (group.kind !== 'products') continue;
      for (const member of group.members) {
        for (const edge of sellers.get(group.group) ?? [])
          if (edge.candidate !== member) add(kind, member, edge);
      }
    }
  }
  return index;
}
