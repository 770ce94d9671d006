import {
  accepted,
  type Anchor,
  type Epoch,
  type Offer,
  type ProductFacts,
  type RecordedOffer,
  type EvidenceSource,
  type RecordedTerms,
  refused,
  type RequestRefused,
  type Result,
  type Term,
  type Visitor,
  WhereforeError,
} from '@wherefore/contracts';
import { lazyBecause, wordingFor } from '@wherefore/explain';
import { propensityOf } from '@wherefore/scoring';
import { explainOffer } from '@wherefore/graph';
import { anchorsOf, type KnownAnchor } from '@wherefore/evidence';
import { recallDecision } from '../record/recall-decision.js';
import type { OfferParts } from './offer.js';
import type { EvidenceBook } from './evidence-book.js';
import type { ProductIndex } from './product-index.js';
import { byValueThenPath } from './terms-of.js';
import { readSnapshot, type Recalled, recordedSituation } from './recorded.js';

/**
 * Why a product was offered in a recorded decision: the very terms that were added then. What their relationships say is
 * read from the graph, where the epoch is still there.
 */
export async function explainOffered(
  parts: OfferParts,
  asked: { decision: string; product: string },
): Promise<Result<Offer, RequestRefused>> {
  const recalled = await recallDecision(parts, asked.decision);
  if (recalled === null) return refused(unknownDecision(asked.decision));
  const place = recalled.record.offers.findIndex(({ product }) => product === asked.product);
  const recorded = recalled.record.offers[place];
  if (recorded === undefined) return refused(notOffered(recalled, asked.product));
  const [offer] = await offersAsRecorded(parts, recalled, [recorded]);
  if (offer === undefined) return refused(notOffered(recalled, asked.product));
  return accepted({ ...offer, rank: place + 1 });
}

export const unknownDecision = (id: string): RequestRefused => ({
  code: 'unknown-decision',
  message: `There is no decision ${JSON.stringify(id)}.`,
});

function notOffered({ record }: Recalled, product: string): RequestRefused {
  const held = record.refused.find((one) => one.product === product);
  const why =
    held === undefined
      ? 'it did not rank high enough, or nothing spoke for it.'
      : `${held.rule}: ${held.reason}`;
  return { code: 'not-offered', message: `${product} was not offered in this decision: ${why}` };
}

/** Offers of a record with their reasons, in the order in which they are given; ranks are 0. */
export async function offersAsRecorded(
  { desk }: Pick<OfferParts, 'desk'>,
  recalled: Recalled,
  offers: readonly RecordedOffer[],
): Promise<Offer[]> {
  const { record, snapshot } = recalled;
  if (offers.length === 0) return [];
  const epoch = readSnapshot<Epoch>(snapshot, 'epoch', record.basis.epoch);
  const book = await desk.evidenceOf(epoch.id);
  const known = namedAnchors(recalled, epoch);
  const wanted = offers.flatMap(({ terms }) =>
    terms.map(([source, , places]) => ({
      source,
      anchors: [...new Set(places.map((place) => record.anchors[place]?.[1] ?? ''))],
    })),
  );
  await book.prepare(wanted, record.tookMs + 2_000);
  return offers.map((recorded) =>
    offerAsRecorded(recorded, { recalled, epoch, known, book, index: desk.index }),
  );
}

function offerAsRecorded(recorded: RecordedOffer, from: Omit<From, 'product'>): Offer {
  const { recalled, epoch } = from;
  const { record, snapshot } = recalled;
  const terms = recorded.terms
    .flatMap(singly)
    .map((term) => termAsRecorded(term, { ...from, product: recorded.product }));
  terms.sort(byValueThenPath);
  const hash = new Map(record.products).get(recorded.product) ?? null;
  const product = readSnapshot<ProductFacts>(snapshot, 'product', hash);
  const customer = record.personalised ? (record.request.customer ?? null) : null;
  return {
    ...recorded,
    rank: 0,
    product,
    propensity: propensityOf(recorded.score, epoch.calibration),
    because: lazyBecause({
      terms: () => terms,
      score: recorded.score,
      added: recorded.added ?? [],
      ends: { customer, candidate: { id: product.id, name: product.title ?? product.id } },
      wording: wordingFor(record.request.locale ?? visitorOf(recalled).locale),
      cypher: { statement: explainOffer.text, product: product.id, customer, epoch },
    }),
  };
}

const visitorOf = ({ record, snapshot }: Recalled): Visitor =>
  readSnapshot<Visitor>(snapshot, 'visitor', record.basis.visitor);

/** The decision's anchors by kind and id, with names and what the visitor did. */
function namedAnchors(recalled: Recalled, epoch: Epoch): Map<string, KnownAnchor> {
  const titles = new Map(recalled.record.products);
  return new Map(
    anchorsOf(recordedSituation(recalled), epoch).map((anchor) => {
      const hash = anchor.name === anchor.id ? titles.get(anchor.id) : undefined;
      const body = hash === undefined ? null : recalled.snapshot(hash);
      const title = body === null ? null : (JSON.parse(body) as ProductFacts).title;
      return [`${anchor.kind}|${anchor.id}`, title === null ? anchor : { ...anchor, name: title }];
    }),
  );
}

interface From {
  readonly recalled: Recalled;
  readonly epoch: Epoch;
  readonly known: ReadonlyMap<string, KnownAnchor>;
  readonly book: EvidenceBook;
  readonly index: ProductIndex;
  readonly product: string;
}

interface RecordedTerm {
  readonly source: EvidenceSource;
  readonly via: string | null;
  /** Index of the anchor. */
  readonly place: number;
  readonly strength: number;
}

const singly = ([source, via, places, strengths]: RecordedTerms): RecordedTerm[] =>
  places.map((place, i) => ({ source, via, place, strength: strengths[i] ?? 0 }));

function termAsRecorded({ source, place, via, strength }: RecordedTerm, from: From): Term {
  const [kind, id, weight] = from.recalled.record.anchors[place] ?? ['', '', 0];
  const known = from.known.get(`${kind}|${id}`);
  if (known === undefined)
    throw new WhereforeError(
      'INTERNAL',
      `the record speaks of an anchor ${kind} ${id} that it does not hold`,
    );
  const anchor = asWeighed(known, weight);
  const coefficient = from.epoch.coefficients[source];
  const lead = from.book.leadsOf(source, id).find(({ list }) => (list.via?.id ?? null) === via);
  const row = lead?.list.candidates.indexOf(from.index.indexOf(from.product)) ?? -1;
  const last = lead === undefined || row < 0 ? {} : lead.list.factsAt(row);
  return {
    source,
    anchor,
    coefficient,
    value: coefficient * weight * strength,
    row: {
      anchor: id,
      candidate: from.product as Term['row']['candidate'],
      strength,
      via: lead?.list.via ?? (via === null ? null : { label: '', id: via, name: via }),
      facts: lead?.member ? [lead.member, last] : [last],
    },
  };
}

const asWeighed = ({ kind, label, id, name, behaviour }: KnownAnchor, weight: number): Anchor => ({
  kind,
  label,
  id,
  name,
  weight,
  ...(behaviour === undefined ? {} : { behaviour }),
});
