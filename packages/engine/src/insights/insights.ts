import type { Attribution, Breakdown, Grain } from '@wherefore/log';

/** What is asked: a period, whom and what it is about, and what a purchase is credited to. */
export interface AskedInsights {
  /** ISO 8601 instants: from `from` on, before `to`. */
  readonly from: string;
  readonly to: string;
  readonly by?: Breakdown | null;
  readonly placement?: string | null;
  /** Only offers whose strongest evidence is of this source; `none` for those that nothing speaks for. */
  readonly path?: string | null;
  readonly segment?: string | null;
  readonly attribution?: Attribution;
  /** Days: 7, 30 or 90. */
  readonly window?: number;
  readonly grain?: Grain;
}

/** What was taken in one currency (`XXX` where orders name none). Cancelled orders and what was brought back are left out. */
export interface Earned {
  readonly currency: string;
  readonly orders: number;
  readonly revenue: number;
  readonly attributedOrders: number;
  readonly attributedRevenue: number;
  /** Mean of an order with a credited purchase, and of one without; null where there is none. */
  readonly orderValueWith: number | null;
  readonly orderValueWithout: number | null;
}

/** Figures of the whole, of a day or week, or of a group. Every rate is from 0 up, and null where there is nothing to divide by. */
export interface Figures {
  /** Date of a bucket, value of a breakdown; null of the whole. */
  readonly key: string | null;
  readonly name: string;
  /** Fewer people than may be told apart: there are no figures. */
  readonly withheld: boolean;
  readonly decisions: number;
  readonly offers: number;
  readonly shown: number;
  readonly clicks: number;
  readonly orders: number;
  readonly attributedOrders: number;
  /** Clicked offers / shown offers. */
  readonly ctr: number | null;
  /** Attributed orders / clicked offers. */
  readonly conversion: number | null;
  /** Attributed orders / orders. */
  readonly attachRate: number | null;
  /** Decisions without an offer / decisions. */
  readonly emptyRate: number | null;
  /** Decisions made from what is known of a person / decisions. */
  readonly personalisedShare: number | null;
  /** Different products shown / products of the catalogue as it is now; null of buckets and groups of people. */
  readonly coverage: number | null;
  readonly earned: readonly Earned[];
}

export interface Insights {
  readonly from: string;
  readonly to: string;
  /** Latest decision in the log; null while it is empty. */
  readonly until: string | null;
  readonly total: Figures;
  readonly series: readonly Figures[];
  readonly groups: readonly Figures[];
  /** Share of the log-odds that all evidence added to all offers; adds up to 1. */
  readonly mix: readonly { readonly source: string; readonly share: number }[];
  /** Bundles bought whole / bundles given to known people. */
  readonly bundleUptake: number | null;
  readonly bundles: number;
  /** What these figures do not hold, in sentences. */
  readonly notes: readonly string[];
}
