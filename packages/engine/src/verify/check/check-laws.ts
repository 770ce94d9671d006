import { type Check, difference } from './observed.js';

const TOLERANCE = 1e-9;

/** What holds for every answer, whatever is expected: all evidence was there, and the reasons add up to the scores. */
export const checkLaws: Check = ({ empty }, { offers, bundles, degraded }) => [
  ...(degraded.length === 0 || empty?.code === 'degraded'
    ? []
    : [difference('all evidence', `a list without some: ${degraded.join('; ')}`)]),
  ...offers.flatMap(({ product, score, because }) => unequalSum(product.id, score, because.contributions)),
  ...bundles.flatMap(({ id, score, contributions }) => unequalSum(id, score, contributions)),
];

function unequalSum(
  id: string,
  score: number,
  contributions: readonly { readonly value: number }[],
): string[] {
  const sum = contributions.reduce((total, { value }) => total + value, 0);
  return Math.abs(sum - score) <= TOLERANCE
    ? []
    : [`${id}: ${difference(`contributions that add up to the score ${score}`, String(sum))}`];
}
