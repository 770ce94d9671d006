import type { Properties, Scalar } from './evidence.js';
import type { CustomerId, ProductId } from './ids.js';

/** One thing the visitor did, as the graph remembers it. */
export interface Behaviour {
  readonly type: 'PURCHASED' | 'VIEWED' | 'CARTED';
  readonly product: ProductId;
  readonly title: string | null;
  readonly properties: Properties;
  /** Of a purchase: the times of the orders with it, the latest first; ms since 1970. */
  readonly times?: readonly number[];
}

export interface Subscription {
  readonly product: ProductId;
  readonly title: string | null;
  readonly plan: string;
  readonly seats: number;
  readonly renewsAt: string | null;
}

/** A support ticket that is not settled. */
export interface OpenTicket {
  readonly id: string;
  readonly status: string;
  readonly topic: string | null;
  readonly products: readonly ProductId[];
}

/** "Not this": a product the visitor turned down. */
export interface Rejection {
  readonly product: ProductId;
  readonly at: string;
}

/** A product returned or refunded. */
export interface Return {
  readonly product: ProductId;
  readonly at: string;
}

/** One offer shown to the visitor. */
export interface Exposure {
  readonly product: ProductId;
  readonly at: string;
  readonly channel: string | null;
  readonly campaign: string | null;
}

/** What the graph holds on a visitor: a customer, an anonymous session, or both. Personal parts need consent. */
export interface Visitor {
  readonly known: boolean;
  /** May the visitor's own history be used? */
  readonly consent: boolean;
  /** Marketing consent by channel; a channel that is missing was never asked about. */
  readonly marketing: Readonly<Record<string, boolean>>;
  readonly locale: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly birthYear: number | null;
  readonly attributes: Readonly<Record<string, Scalar>>;
  readonly segments: readonly {
    readonly id: string;
    readonly name: string;
    readonly properties: Properties;
  }[];
  readonly subscriptions: readonly Subscription[];
  readonly behaviour: readonly Behaviour[];
  /** The different times of orders, the latest first; ms since 1970. */
  readonly occasions?: readonly number[];
  readonly tickets: readonly OpenTicket[];
  readonly returns: readonly Return[];
  readonly rejections: readonly Rejection[];
}

/** Who, where, what now: everything a decision may know. */
export interface Situation extends Visitor {
  /** The moment of the decision. */
  readonly at: string;
  /** The moment that recency is measured from. */
  readonly now: string;
  readonly customer: CustomerId | null;
  readonly viewing: ProductId | null;
  readonly cart: readonly ProductId[];
  readonly recentlyViewed: readonly ProductId[];
  readonly store: string | null;
  readonly exposures: readonly Exposure[];
}
