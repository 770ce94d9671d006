/** What a breakdown is by. `path` is the source of the strongest evidence of an offer, `evidence` each source that spoke for it. */
export const BREAKDOWNS = Object.freeze(['placement', 'segment', 'path', 'evidence'] as const);
export type Breakdown = (typeof BREAKDOWNS)[number];

/** Which of several clicks before a purchase it is credited to. */
export const ATTRIBUTIONS = Object.freeze(['last', 'first', 'position'] as const);
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** Days between a click and a purchase that is credited to it, at most. */
export const WINDOWS = Object.freeze([7, 30, 90] as const);

export const GRAINS = Object.freeze(['day', 'week'] as const);
export type Grain = (typeof GRAINS)[number];

/** Somebody in a group, by pseudonym. */
export interface Member {
  readonly segment: string;
  readonly customer: string;
}

export interface InsightQuery {
  /** ISO 8601 instants: from `from` on, before `to`. */
  readonly from: string;
  readonly to: string;
  readonly by: Breakdown | null;
  readonly placement: string | null;
  /** Only offers whose strongest evidence is of this source, or `none`; all where it is null. */
  readonly path: string | null;
  /** Only these people; everybody where it is null. */
  readonly people: readonly string[] | null;
  /** Of the breakdown by segment. */
  readonly members: readonly Member[];
  readonly attribution: Attribution;
  readonly windowDays: number;
  readonly grain: Grain;
}

/** Sums over orders in one currency; the currency is null where orders do not say. */
export interface Takings {
  readonly currency: string | null;
  /** Of all orders. */
  readonly orders: number;
  readonly revenue: number;
  /** Orders with a purchase that is credited to an offer, and all that was paid in them. */
  readonly attributedOrders: number;
  readonly attributedBaskets: number;
  /** What was paid for the credited purchases alone. */
  readonly attributedRevenue: number;
}

/** Counts of one group. What cannot be said of a group is null. */
export interface InsightCounts {
  /** Date of a bucket, value of a breakdown; null of the total. */
  readonly key: string | null;
  readonly decisions: number;
  /** Decisions without an offer, and those made from what is known of a person. */
  readonly empty: number;
  readonly personalised: number;
  /** Offers in the decisions; those reported as shown or clicked; those clicked. */
  readonly offers: number;
  readonly shown: number;
  readonly clicks: number;
  /** Known people among those the decisions were for. */
  readonly people: number | null;
  /** Different products among what was shown. */
  readonly products: number | null;
  readonly takings: readonly Takings[];
}

export interface InsightSums {
  readonly total: InsightCounts;
  readonly series: readonly InsightCounts[];
  readonly groups: readonly InsightCounts[];
  /** What each source added to the scores of all offers, log-odds; of decisions whose record says so. */
  readonly mix: readonly { readonly source: string; readonly value: number }[];
  /** Decisions of the period whose record does not say what evidence added. */
  readonly withoutPaths: number;
  /** Bundles in decisions for known people of which something was shown, and those bought whole within the window. */
  readonly bundles: number;
  readonly bundlesTaken: number;
  /** Latest decision in the log; ISO 8601, null while there is none. */
  readonly until: string | null;
}
