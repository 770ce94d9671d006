import type { Properties } from './evidence.js';
import type { CustomerId, ProductId } from './ids.js';

/** One thing the customer did, as the graph remembers it. */
export interface Behaviour {
  readonly type: 'PURCHASED' | 'VIEWED' | 'CARTED';
  readonly product: ProductId;
  readonly title: string | null;
  readonly properties: Properties;
}

/** Who, where, what now: everything a decision may know. Personal parts are empty without consent. */
export interface Situation {
  /** The moment that recency is measured from. */
  readonly now: string;
  readonly customer: CustomerId | null;
  readonly known: boolean;
  /** May the customer's own history be used? */
  readonly consent: boolean;
  readonly segments: readonly {
    readonly id: string;
    readonly name: string;
    readonly properties: Properties;
  }[];
  readonly subscriptions: readonly ProductId[];
  readonly behaviour: readonly Behaviour[];
  readonly viewing: ProductId | null;
  readonly cart: readonly ProductId[];
  readonly recentlyViewed: readonly ProductId[];
}
