/** An offer as a simulation sees it; money in the shop's currency, per unit. */
export interface SimulatedOffer {
  readonly product: string;
  /** After discounts. */
  readonly price: number | null;
  /** Of that price; null where the cost is unknown. */
  readonly margin: number | null;
  /** Probability of buying, 0 to 1. */
  readonly propensity: number;
  /** What one sale is worth by the placement's goal. */
  readonly value: number;
}

/** What lists of offers are expected to bring: sums of propensity x amount; what is unknown counts as nothing. */
export interface Totals {
  readonly value: number;
  readonly revenue: number;
  readonly margin: number;
}

export const NO_TOTALS: Totals = Object.freeze({ value: 0, revenue: 0, margin: 0 });

export function totalsOf(offers: readonly SimulatedOffer[]): Totals {
  const expected = (amount: (offer: SimulatedOffer) => number | null): number =>
    offers.reduce((sum, offer) => sum + offer.propensity * (amount(offer) ?? 0), 0);
  return {
    value: expected(({ value }) => value),
    revenue: expected(({ price }) => price),
    margin: expected(({ margin }) => margin),
  };
}

export const plus = (a: Totals, b: Totals): Totals => ({
  value: a.value + b.value,
  revenue: a.revenue + b.revenue,
  margin: a.margin + b.margin,
});

/**
 * What something costs, in percent of what there would be without it: 0.8 where it takes 0.8 % away, negative where it
 * adds. Null where there would be nothing to take from.
 */
export function costOf(withIt: Totals, without: Totals): Readonly<Record<keyof Totals, number | null>> {
  const share = (of: keyof Totals): number | null =>
    without[of] > 0 ? (100 * (without[of] - withIt[of])) / without[of] : null;
  return { value: share('value'), revenue: share('revenue'), margin: share('margin') };
}
