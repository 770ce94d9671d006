import {
  type AddedTerm,
  type Anchor,
  type Epoch,
  EVIDENCE_SHAPES,
  type EvidenceSource,
  type Intent,
  type Placement,
  type Situation,
} from '@wherefore/contracts';
import { anchorIds, anchorsFor, anchorsOf, type KnownAnchor } from '@wherefore/evidence';
import {
  bestTotals,
  type Hit,
  hitsOf,
  intentOf,
  propensityOf,
  sourcesOf,
  type WeightedList,
} from '@wherefore/scoring';
import type { EvidenceBook, Lead, LeftOut } from './evidence-book.js';
import type { ProductIndex } from './product-index.js';

/** What is asked of the evidence. */
export interface Question {
  readonly situation: Situation;
  readonly placement: Placement;
  readonly epoch: Epoch;
}

/** One walk that adds to scores: from an anchor, by a source, to the candidates of a list. */
export interface Walk extends WeightedList {
  readonly source: EvidenceSource;
  readonly anchor: Anchor;
  readonly lead: Lead;
  readonly coefficient: number;
}

/** A candidate with its score and the rows of walks that it is the sum of. */
export interface Ranked {
  readonly id: string;
  readonly score: number;
  readonly propensity: number;
  readonly intent: Intent;
  readonly hits: readonly Hit[];
  /** What the hits point into. */
  readonly walks: readonly Walk[];
  /** What models added to the score; nothing where that is left out. */
  readonly added?: readonly AddedTerm[];
}

export interface Ranking {
  readonly anchors: readonly KnownAnchor[];
  readonly walks: readonly Walk[];
  /** The best candidates by score, at most as many as were asked for. */
  readonly pool: readonly Ranked[];
  readonly candidates: number;
  /** Sources whose evidence was not used, though some of it may be in memory. */
  readonly without: ReadonlySet<LeftOut['source']>;
}

/** Asks for the evidence that a question needs; returns the sources that did not come, with the reason. */
export function prepareEvidence(question: Question, book: EvidenceBook): Promise<readonly LeftOut[]> {
  const { situation, placement, epoch } = question;
  const anchors = anchorsOf(situation, epoch);
  const sources = [...new Set([...sourcesOf(placement.intents), 'own-repeats' as const])];
  const ofCart = situation.cart.length === 0 ? [] : OF_THE_CART;
  const wanted = [
    ...sources.map((source) => ({ source, anchors: anchorIds(source, anchors, epoch) })),
    ...ofCart.map((source) => ({ source, anchors: [...situation.cart] })),
  ];
  return book.prepare(
    wanted.filter((one) => one.anchors.length > 0),
    placement.budgetMs,
  );
}

/** What eligibility wants to know of the cart, whether or not it speaks for anything in the placement. */
const OF_THE_CART: readonly EvidenceSource[] = ['substitutes', 'upgrades'];

export interface Wanted {
  readonly count: number;
  readonly also?: readonly string[];
  /** Sources that are left out altogether: half of a source's evidence would be a matter of luck. */
  readonly without?: ReadonlySet<LeftOut['source']>;
}
const NONE: ReadonlySet<LeftOut['source']> = new Set();

/**
 * Adds up what speaks for every candidate and returns the best `count`, and those that are to be looked at `also`.
 * From memory; nothing is asked.
 */
export function rankCandidates(
  question: Question,
  from: { readonly book: EvidenceBook; readonly index: ProductIndex },
  { count, also = [], without = NONE }: Wanted,
): Ranking {
  const { epoch, placement, situation } = question;
  const anchors = anchorsOf(situation, epoch);
  const sources = sourcesOf(placement.intents).filter((source) => !without.has(source));
  const walks = sources.flatMap((source) => walksOf(source, { anchors, epoch }, from));
  const { index } = from;
  const best = bestTotals(walks, {
    size: index.size,
    count,
    before: (a, b) => index.idOf(a) < index.idOf(b),
  });
  const named = also.map((id) => index.indexOf(id));
  const chosen = [...new Set([...best.totals.map(({ candidate }) => candidate), ...named])];
  const hits: Hit[][] = chosen.map(() => []);
  for (const hit of hitsOf(walks, chosen, index.size)) hits[hit.slot]?.push(hit);
  const bought = new Set<string>();
  for (const { type, product } of situation.behaviour) if (type === 'PURCHASED') bought.add(product);
  const pool = chosen.map((candidate, slot) => {
    const id = index.idOf(candidate);
    return rankedOf(id, { hits: hits[slot] ?? [], walks, question, owned: bought.has(id) });
  });
  return { anchors, walks, pool, candidates: best.candidates, without };
}

function rankedOf(
  id: string,
  by: { hits: readonly Hit[]; walks: readonly Walk[]; question: Question; owned: boolean },
): Ranked {
  const spoken = by.hits.flatMap(({ list, row }) => {
    const walk = by.walks[list];
    if (walk === undefined) return [];
    return [
      { source: walk.source, anchorKind: walk.anchor.kind, value: walk.factor * (walk.strengths[row] ?? 0) },
    ];
  });
  const { epoch, placement } = by.question;
  const score = spoken.reduce((sum, { value }) => sum + value, epoch.bias);
  const intent = intentOf(spoken, placement.intents, { owned: by.owned });
  return {
    id,
    score,
    propensity: propensityOf(score, epoch.calibration),
    intent,
    hits: by.hits,
    walks: by.walks,
  };
}

function walksOf(
  source: EvidenceSource,
  { anchors, epoch }: { anchors: readonly KnownAnchor[]; epoch: Epoch },
  { book, index }: { book: EvidenceBook; index: ProductIndex },
): Walk[] {
  const coefficient = epoch.coefficients[source];
  if (coefficient === 0) return [];
  const twoSteps = EVIDENCE_SHAPES[source].hops.length > 1;
  const gapOf = (product: string): number => repeatGap(book, product) ?? Infinity;
  return anchorsFor(source, anchors, { epoch, gapOf }).flatMap((anchor) =>
    book.leadsOf(source, anchor.id).map((lead) => ({
      source,
      anchor,
      lead,
      coefficient,
      factor: coefficient * anchor.weight,
      candidates: lead.list.candidates,
      strengths: lead.list.strengths,
      skip: twoSteps ? index.indexOf(anchor.id) : -1,
    })),
  );
}

/** Median days until a product is bought again; null for what people do not come back for. */
export function repeatGap(book: EvidenceBook, product: string): number | null {
  const [lead] = book.leadsOf('own-repeats', product);
  return lead === undefined ? null : Number(lead.list.factsAt(0)['medianGapDays'] ?? 0);
}
