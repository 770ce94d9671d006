import type { FeedHealth } from './health.js';
import type { Earned as TakenIn, InsightFigures } from './insights.js';
import { operation } from './operation.js';

/** What was taken in one currency. */
export type Takings = Pick<TakenIn, 'currency' | 'revenue' | 'attributedRevenue'>;

/** What offers led to, in all or on one day. */
export interface Led extends Pick<
  InsightFigures,
  'key' | 'decisions' | 'offers' | 'shown' | 'clicks' | 'orders' | 'attributedOrders' | 'ctr' | 'conversion'
> {
  readonly earned: readonly Takings[];
}

export interface Earned {
  readonly insights: { readonly total: Led; readonly series: readonly Led[] };
  readonly answerFigures: {
    readonly decisions: number;
    readonly p50Ms: number | null;
    readonly p95Ms: number | null;
    readonly degraded: number;
    readonly empty: number;
  };
  readonly system: { readonly epoch: string | null; readonly learnedAt: string | null };
  readonly feeds: readonly Pick<FeedHealth, 'name' | 'breached' | 'lastSeen'>[];
}

/** What offers led to in a period, and how well they were answered. */
export const EarnedQuery = operation<Earned, { from: string; to: string }>(/* GraphQL */ `
  query Earned($from: DateTimeISO!, $to: DateTimeISO!) {
    insights(input: { from: $from, to: $to }) {
      total {
        ...LedFields
      }
      series {
        ...LedFields
      }
    }
    answerFigures(from: $from, to: $to) {
      decisions
      p50Ms
      p95Ms
      degraded
      empty
    }
    system {
      epoch
      learnedAt
    }
    feeds {
      name
      breached
      lastSeen
    }
  }
  fragment LedFields on Figures {
    key
    decisions
    offers
    shown
    clicks
    orders
    attributedOrders
    ctr
    conversion
    earned {
      currency
      revenue
      attributedRevenue
    }
  }
`);
