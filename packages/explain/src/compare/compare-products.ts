import type { Contribution, Decision, Offer, Refusal } from '@wherefore/contracts';
import type { ProductDifference, RefusalDifference, TermDifference } from './comparison.js';

/** Every product that either decision offers, with its places, scores and the terms that differ. */
export function compareProducts(first: Decision, second: Decision): ProductDifference[] {
  const [inA, inB] = [offersOf(first), offersOf(second)];
  const [refusedA, refusedB] = [refusalsOf(first), refusalsOf(second)];
  return [...new Set([...inA.keys(), ...inB.keys()])].map((product) => {
    const [left, right] = [inA.get(product), inB.get(product)];
    const [a, b] = [placeOf(left), placeOf(right)];
    return {
      product,
      title: a.title ?? b.title ?? product,
      rank: { a: a.rank, b: b.rank },
      score: { a: a.score, b: b.score },
      priority: { a: a.priority, b: b.priority },
      terms: compareTerms(left, right),
      refusal: { a: refusedA.get(product) ?? null, b: refusedB.get(product) ?? null },
    };
  });
}

const NOWHERE = { title: null, rank: null, score: null, priority: null };
const placeOf = (offer: Offer | undefined) =>
  offer === undefined
    ? NOWHERE
    : { title: offer.product.title, rank: offer.rank, score: offer.score, priority: offer.priority };

/** Products that one side alone refuses, or both by different rules; by product id. */
export function compareRefusals(a: Decision, b: Decision): RefusalDifference[] {
  const [inA, inB] = [refusalsOf(a), refusalsOf(b)];
  return [...new Set([...inA.keys(), ...inB.keys()])].sort().flatMap((product) => {
    const [left, right] = [inA.get(product) ?? null, inB.get(product) ?? null];
    return left?.rule === right?.rule && left?.by?.rule === right?.by?.rule
      ? []
      : [{ product, a: left, b: right }];
  });
}

const offersOf = ({ offers }: Decision): Map<string, Offer> =>
  new Map(offers.map((offer) => [offer.product.id, offer]));
const refusalsOf = ({ refused }: Decision): Map<string, Refusal> =>
  new Map(refused.map((refusal) => [refusal.product, refusal]));

interface Addend {
  readonly source: Contribution['source'];
  readonly label: string;
  readonly value: number;
}

function compareTerms(a: Offer | undefined, b: Offer | undefined): TermDifference[] {
  const [inA, inB] = [addendsOf(a), addendsOf(b)];
  const keys = [...new Set([...inA.keys(), ...inB.keys()])];
  return keys
    .flatMap((key): TermDifference[] => {
      const [left, right] = [inA.get(key), inB.get(key)];
      const known = left ?? right;
      if (known === undefined || left?.value === right?.value) return [];
      const { source, label } = known;
      return [{ source, label, a: left?.value ?? null, b: right?.value ?? null }];
    })
    .sort((x, y) => Math.abs(changeOf(y)) - Math.abs(changeOf(x)));
}

/** What a term's difference does to the score of the second side, log-odds. */
export const changeOf = ({ a, b }: TermDifference): number => (b ?? 0) - (a ?? 0);

function addendsOf(offer: Offer | undefined): Map<string, Addend> {
  const addends = new Map<string, Addend>();
  for (const one of offer?.because.contributions ?? []) {
    const key = keyOf(one);
    const value = one.value + (addends.get(key)?.value ?? 0);
    addends.set(key, { source: one.source, label: one.label, value });
  }
  return addends;
}

/** The same evidence, whoever it is about: source, anchor, and the nodes between but not the customer. */
function keyOf({ source, anchor, path }: Contribution): string {
  const nodes = path?.nodes.flatMap(({ label, id }) => (label === 'Customer' ? [] : [id])) ?? [];
  return JSON.stringify([source, anchor?.kind, anchor?.id, ...nodes]);
}
