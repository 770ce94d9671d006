import type { BundleFacts, BundleOffer, Contribution, ProductFacts } from '@wherefore/contracts';

/** A product that may be part of a bundle, with what speaks for it. */
export interface BundleCandidate {
  readonly facts: ProductFacts;
  readonly score: number;
  /** After discounts; null where it has none. */
  readonly price: number | null;
  /** The terms of its score, base rate included: they add up to it. */
  contributions(): readonly Contribution[];
}

export interface BundleQuestion {
  readonly fixed: readonly BundleFacts[];
  /** By product id: those that may be offered here and now. */
  readonly candidates: ReadonlyMap<string, BundleCandidate>;
  /** What is in the cart or being looked at. */
  readonly held: ReadonlyMap<string, ProductFacts>;
  /** Pairs that go together by evidence. */
  goTogether(a: string, b: string): boolean;
  readonly most: number;
}

const MOST_PARTS = 3;

/**
 * Bundles worth offering, best first: the shop's own whose every part is held or may be offered, in stock in the quantity
 * needed, of one currency, and no dearer than its parts; and dynamic ones, composed around what is held from what goes
 * with it, unless the shop has a bundle of just these products, offered or not.
 */
export function bundleOffers(question: BundleQuestion): BundleOffer[] {
  const fixed = question.fixed.flatMap((bundle) => fixedOffer(bundle, question) ?? []);
  const known = new Set(question.fixed.map(({ parts }) => keyOf(parts)));
  const dynamic = dynamicOffers(question).filter(({ parts }) => !known.has(keyOf(parts)));
  return [...fixed, ...dynamic]
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, question.most);
}

type Parts = BundleOffer['parts'];
const idsOf = (parts: readonly Pick<Parts[number], 'product'>[]): string[] =>
  [...new Set(parts.map(({ product }) => product.id))].sort();
const keyOf = (parts: Parameters<typeof idsOf>[0]): string => idsOf(parts).join('+');
const isInStock = ({ stock }: ProductFacts, quantity: number): boolean => stock === null || stock >= quantity;

function fixedOffer(bundle: BundleFacts, { candidates, held }: BundleQuestion): BundleOffer | null {
  const parts: Parts[number][] = [];
  const currency = bundle.parts[0]?.product.currency ?? null;
  if (idsOf(bundle.parts).length < bundle.parts.length) return null;
  for (const { product, quantity } of bundle.parts) {
    const candidate = candidates.get(product.id);
    const isHeld = held.has(product.id);
    const isSold = isInStock(product, quantity) && product.price !== null && product.currency === currency;
    if (!isSold || (candidate === undefined && !isHeld)) return null;
    parts.push({ product, quantity, held: isHeld, score: candidate?.score ?? 0 });
  }
  const partsPrice = priceOf(parts, candidates);
  const price = bundle.price ?? partsPrice;
  if (price > partsPrice || parts.every((part) => part.held)) return null;
  return offerOf(parts, candidates, { id: bundle.id, kind: 'fixed', title: bundle.title, price });
}

function dynamicOffers({ candidates, held, goTogether }: BundleQuestion): BundleOffer[] {
  return [...held.values()].flatMap((anchor) => {
    if (anchor.price === null || !isInStock(anchor, 1)) return [];
    const fitting = [...candidates.values()]
      .filter(
        ({ facts }) => !held.has(facts.id) && facts.price !== null && facts.currency === anchor.currency,
      )
      .filter(({ facts }) => isInStock(facts, 1) && goTogether(anchor.id, facts.id))
      .sort((a, b) => b.score - a.score || (a.facts.id < b.facts.id ? -1 : 1));
    const chosen: BundleCandidate[] = [];
    for (const candidate of fitting) {
      if (chosen.length === MOST_PARTS - 1) break;
      if (
        chosen.every(
          ({ facts }) => goTogether(facts.id, candidate.facts.id) || goTogether(candidate.facts.id, facts.id),
        )
      )
        chosen.push(candidate);
    }
    if (chosen.length === 0) return [];
    const parts: Parts = [
      { product: anchor, quantity: 1, held: true, score: 0 },
      ...chosen.map(({ facts, score }) => ({ product: facts, quantity: 1, held: false, score })),
    ];
    const title = parts.map(({ product }) => product.title ?? product.id).join(' + ');
    return [
      offerOf(parts, candidates, {
        id: `dynamic:${keyOf(parts)}`,
        kind: 'dynamic',
        title,
        price: priceOf(parts, candidates),
      }),
    ];
  });
}

/** What the parts cost one by one, discounts taken off. In cents, so that sums of prices stay prices. */
function priceOf(parts: Parts, candidates: BundleQuestion['candidates']): number {
  const sum = parts.reduce((total, { product, quantity }) => {
    const price = candidates.get(product.id)?.price ?? product.price ?? 0;
    return total + price * quantity;
  }, 0);
  return Math.round(sum * 100) / 100;
}

function offerOf(
  parts: Parts,
  candidates: ReadonlyMap<string, BundleCandidate>,
  head: Pick<BundleOffer, 'id' | 'kind' | 'title' | 'price'>,
): BundleOffer {
  const open = parts.filter((part) => !part.held);
  const partsPrice = priceOf(parts, candidates);
  return {
    ...head,
    parts,
    partsPrice,
    saving: Math.round((partsPrice - head.price) * 100) / 100,
    currency: parts[0]?.product.currency ?? null,
    score: open.reduce((sum, { score }) => sum + score, 0) / open.length,
    headline: `Goes together: ${parts.map(({ product }) => product.title ?? product.id).join(' + ')}`,
    get contributions() {
      return open.flatMap(({ product }) =>
        (candidates.get(product.id)?.contributions() ?? []).map((one) => shareOf(one, product, open.length)),
      );
    },
  };
}

/** An addend of a part's score as an addend of the bundle's: divided by the number of parts that are offered. */
const shareOf = (one: Contribution, { title, id }: ProductFacts, parts: number): Contribution => ({
  ...one,
  label: `${title ?? id}: ${one.label}`,
  value: one.value / parts,
  coefficient: one.coefficient / parts,
});
