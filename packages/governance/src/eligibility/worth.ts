import type { Check } from './check.js';

/** Margin over price after discounts. What costs the shop an unknown amount, or has no price, is let through. */
export const isBelowMargin: Check = ({ facts, discounts }, { placement: { marginFloor } }) => {
  if (marginFloor === null || facts.cost === null || facts.price === null) return null;
  let off = 0;
  if (discounts !== undefined) for (const { percent } of discounts) off += percent;
  const price = facts.price * (1 - off / 100);
  const margin = price > 0 ? (price - facts.cost) / price : facts.cost > 0 ? -Infinity : 0;
  if (margin >= marginFloor) return null;
  const earned = margin === -Infinity ? 'nothing' : percentage(margin);
  return `It would earn ${earned} of its price; the floor is ${percentage(marginFloor)}.`;
};

export const isTooUnlikely: Check = ({ propensity }, { placement: { minPropensity } }) =>
  propensity < minPropensity
    ? `The chance that it is bought is ${percentage(propensity)}; this placement asks for ${percentage(minPropensity)}.`
    : null;

const percentage = (share: number): string => `${Number((share * 100).toPrecision(3))} %`;
