import type { Contribution, Offer } from '@wherefore/contracts';
import { pathText } from '@wherefore/explain';
import type { ExpectedOffer } from '../format/expected.js';
import { type Check, difference, listed, offerOf, reasonOf } from './observed.js';

/** What each offer that is spoken of is like. */
export const checkOffers: Check = ({ about = {} }, decision, observed) =>
  Object.entries(about).flatMap(([id, expected]) => {
    const offer = offerOf(decision, id);
    const got = decision.offers.map(({ product }) => product.id);
    return offer === undefined
      ? [difference(`an offer of ${id}`, listed(got), reasonOf(observed, id))]
      : [
          ...checkFacts(expected, offer),
          ...checkPaths(expected, offer),
          ...checkOrder(expected, offer, got),
        ].map((one) => `${id}: ${one}`);
  });

function checkFacts(expected: ExpectedOffer, offer: Offer): string[] {
  const { because, levers, discounts } = offer;
  const facts: Partial<Record<keyof ExpectedOffer, unknown>> = {
    place: offer.rank,
    intent: offer.intent,
    headline: because.headline,
    price: offer.price,
    pinnedBy: offer.pinnedBy,
    explored: offer.explored !== null,
    levers: levers.map(({ rule }) => rule),
    discounts: Object.fromEntries(discounts.map(({ rule, percent }) => [rule, percent])),
  };
  const unequal = Object.entries(facts).flatMap(([name, got]) => {
    const wanted = expected[name as keyof ExpectedOffer];
    if (wanted === undefined || JSON.stringify(wanted) === JSON.stringify(got)) return [];
    return [difference(`${name} ${JSON.stringify(wanted)}`, JSON.stringify(got))];
  });
  const { minScore = -Infinity, maxScore = Infinity, minPropensity = 0 } = expected;
  const { score, propensity } = offer;
  if (score < minScore) unequal.push(difference(`a score of at least ${minScore}`, score.toFixed(4)));
  if (score > maxScore) unequal.push(difference(`a score of at most ${maxScore}`, score.toFixed(4)));
  if (propensity < minPropensity)
    unequal.push(difference(`a propensity of at least ${minPropensity}`, propensity.toPrecision(4)));
  return unequal;
}

function checkPaths({ path, paths = [] }: ExpectedOffer, { because }: Offer): string[] {
  const { firstPath } = because;
  const first = firstPath === null ? 'no path' : pathText(firstPath.path);
  const all = pathsOf(because.contributions);
  return [
    ...(path === undefined || path === first ? [] : [difference(`the path "${path}"`, `"${first}"`)]),
    ...paths
      .filter((one) => !all.includes(one))
      .map((one) => difference(`the path "${one}"`, listed(all.map((text) => `"${text}"`)))),
  ];
}

/** The paths of contributions, as text. */
export const pathsOf = (contributions: readonly Contribution[]): string[] =>
  contributions.flatMap(({ path }) => (path === null ? [] : [pathText(path)]));

function checkOrder({ above = [] }: ExpectedOffer, { rank }: Offer, got: readonly string[]): string[] {
  return above
    .filter((id) => !got.slice(rank).includes(id))
    .map((id) => difference(`it above ${id}`, `the order ${listed(got)}`));
}
