import { operation } from './operation.js';

/** What was taken in one currency (`XXX` where orders named none). */
export interface Earned {
  readonly currency: string;
  readonly orders: number;
  readonly revenue: number;
  readonly attributedOrders: number;
  readonly attributedRevenue: number;
  readonly orderValueWith: number | null;
  readonly orderValueWithout: number | null;
}

/** Figures of the whole, of a day or week, or of a group; rates are null where there is nothing to divide by. */
export interface InsightFigures {
  readonly key: string | null;
  readonly name: string;
  /** Of too few people to say anything: there are no figures. */
  readonly withheld: boolean;
  readonly decisions: number;
  readonly offers: number;
  readonly shown: number;
  readonly clicks: number;
  readonly orders: number;
  readonly attributedOrders: number;
  readonly ctr: number | null;
  readonly conversion: number | null;
  readonly attachRate: number | null;
  readonly emptyRate: number | null;
  readonly personalisedShare: number | null;
  readonly coverage: number | null;
  readonly earned: readonly Earned[];
}

/** How much of all scores a kind of evidence made up. */
export interface EvidenceShare {
  readonly source: string;
  readonly share: number;
}

export interface Insights {
  readonly until: string | null;
  readonly total: InsightFigures;
  readonly series: readonly InsightFigures[];
  readonly groups: readonly InsightFigures[];
  readonly mix: readonly EvidenceShare[];
  readonly bundleUptake: number | null;
  readonly bundles: number;
  readonly notes: readonly string[];
}

export type Breakdown = 'placement' | 'segment' | 'path' | 'evidence';

export interface InsightsInput {
  /** From the one moment on, before the other. */
  readonly from: string;
  readonly to: string;
  readonly by: Breakdown | null;
  readonly placement: string | null;
  readonly segment: string | null;
  readonly path: string | null;
  readonly attribution: string;
  readonly window: number;
  readonly grain: string;
}

/** What offers led to in a period. */
export const InsightsQuery = operation<{ readonly insights: Insights }, { readonly input: InsightsInput }>(
  /* GraphQL */ `
    query Insights($input: InsightsInput!) {
      insights(input: $input) {
        until
        total {
          ...InsightFigures
        }
        series {
          ...InsightFigures
        }
        groups {
          ...InsightFigures
        }
        mix {
          source
          share
        }
        bundleUptake
        bundles
        notes
      }
    }

    fragment InsightFigures on Figures {
      key
      name
      withheld
      decisions
      offers
      shown
      clicks
      orders
      attributedOrders
      ctr
      conversion
      attachRate
      emptyRate
      personalisedShare
      coverage
      earned {
        currency
        orders
        revenue
        attributedOrders
        attributedRevenue
        orderValueWith
        orderValueWithout
      }
    }
  `,
);
