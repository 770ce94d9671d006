import type { ProductFacts, Properties } from '@wherefore/contracts';
import type { EligibilityContext } from '@wherefore/governance';
import type { EvidenceBook } from './evidence-book.js';
import type { Inputs } from './inputs.js';
import type { ProductIndex } from './product-index.js';
import { repeatGap, type Ranking } from './rank-candidates.js';

interface Reading {
  readonly book: EvidenceBook;
  readonly index: ProductIndex;
}

/** What the hard rules look at that depends on the ranking's situation alone. */
type Standing = Pick<EligibilityContext, 'purchases' | 'repeats' | 'substitutesOfCart'>;

/** Kept with the ranking: it is judged again and again. */
const standings = new WeakMap<Ranking, Standing>();

/** Everything that the hard rules may look at, prepared once per decision. */
export function eligibilityContext(
  inputs: Inputs,
  ranking: Ranking,
  from: Reading & { readonly facts: ReadonlyMap<string, ProductFacts> },
): EligibilityContext {
  const { situation, request, placement, shownElsewhere } = inputs;
  let standing = standings.get(ranking);
  if (standing === undefined) {
    standing = standingOf(inputs, ranking, from);
    standings.set(ranking, standing);
  }
  const baseOfUpgrade = basesOf(ranking, from.facts);
  return { situation, request, placement, shownElsewhere, ...standing, baseOfUpgrade };
}

function standingOf({ situation }: Inputs, { without }: Ranking, from: Reading): Standing {
  const purchases = new Map<string, Properties>();
  for (const { type, product, properties } of situation.behaviour)
    if (type === 'PURCHASED') purchases.set(product, properties);
  return {
    purchases,
    repeats: without.has('own-repeats') ? new Map() : repeatsOf(purchases.keys(), from.book),
    substitutesOfCart: substitutesOf(situation.cart, without, from),
  };
}

function repeatsOf(products: Iterable<string>, book: EvidenceBook): Map<string, { medianGapDays: number }> {
  const repeats = new Map<string, { medianGapDays: number }>();
  for (const product of products) {
    const medianGapDays = repeatGap(book, product);
    if (medianGapDays !== null) repeats.set(product, { medianGapDays });
  }
  return repeats;
}

const STAND_INS = ['substitutes', 'upgrades'] as const;

/** What stands in for something in the cart, or is a step up from it. */
function substitutesOf(
  cart: readonly string[],
  without: Ranking['without'],
  { book, index }: Reading,
): Set<string> {
  const found = new Set<string>();
  for (const product of cart)
    for (const source of STAND_INS)
      if (!without.has(source))
        for (const { list } of book.leadsOf(source, product))
          for (const candidate of list.candidates) found.add(index.idOf(candidate));
  return found;
}

function basesOf(
  { pool, walks }: Ranking,
  facts: ReadonlyMap<string, ProductFacts>,
): EligibilityContext['baseOfUpgrade'] {
  const bases = new Map<string, { id: string; price: number | null }[]>();
  if (!walks.some(({ source }) => source === 'upgrades')) return bases;
  for (const { id, hits } of pool) {
    const anchors = hits.flatMap(({ list }) => {
      const walk = walks[list];
      return walk?.source === 'upgrades' ? [walk.anchor.id] : [];
    });
    if (anchors.length > 0)
      bases.set(
        id,
        anchors.map((anchor) => ({ id: anchor, price: facts.get(anchor)?.price ?? null })),
      );
  }
  return bases;
}
