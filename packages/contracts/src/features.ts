/** What features are about. */
export const FEATURE_ENTITIES = Object.freeze(['customer', 'product', 'customer-product'] as const);
export type FeatureEntity = (typeof FEATURE_ENTITIES)[number];

/** One number about a customer, a product or both, as of an instant: computed from what happened before it, nothing later. */
export interface FeatureDefinition {
  /** Also the column of an export. */
  readonly name: string;
  readonly entity: FeatureEntity;
  /** `count` and `amount` are 0 where nothing happened; `duration` is null there. */
  readonly type: 'count' | 'amount' | 'duration';
  readonly unit: 'orders' | 'views' | 'currency' | 'days';
  readonly meaning: string;
  /** Seconds by which a value in use may be behind what happened: one that is older is not used. */
  readonly freshWithinSeconds: number;
  /** What of the changes of its entity it is made from. */
  readonly from: 'orders' | 'views' | 'spend' | 'ordered';
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Every feature there is. An order counts from when it was placed until it was cancelled; returns undo nothing. */
export const FEATURES: readonly FeatureDefinition[] = Object.freeze<FeatureDefinition[]>([
  {
    name: 'customer_orders',
    entity: 'customer',
    type: 'count',
    unit: 'orders',
    meaning: 'orders of the customer that stand',
    freshWithinSeconds: HOUR,
    from: 'orders',
  },
  {
    name: 'customer_spend',
    entity: 'customer',
    type: 'amount',
    unit: 'currency',
    meaning: 'what the lines of those orders cost',
    freshWithinSeconds: HOUR,
    from: 'spend',
  },
  {
    name: 'customer_days_since_order',
    entity: 'customer',
    type: 'duration',
    unit: 'days',
    meaning: 'since the customer last placed or changed an order',
    freshWithinSeconds: HOUR,
    from: 'ordered',
  },
  {
    name: 'product_orders',
    entity: 'product',
    type: 'count',
    unit: 'orders',
    meaning: 'orders with the product that stand',
    freshWithinSeconds: DAY,
    from: 'orders',
  },
  {
    name: 'product_views',
    entity: 'product',
    type: 'count',
    unit: 'views',
    meaning: 'times the product was looked at',
    freshWithinSeconds: DAY,
    from: 'views',
  },
  {
    name: 'pair_orders',
    entity: 'customer-product',
    type: 'count',
    unit: 'orders',
    meaning: 'orders of the customer with the product that stand',
    freshWithinSeconds: HOUR,
    from: 'orders',
  },
  {
    name: 'pair_views',
    entity: 'customer-product',
    type: 'count',
    unit: 'views',
    meaning: 'times the customer looked at the product',
    freshWithinSeconds: HOUR,
    from: 'views',
  },
  {
    name: 'pair_days_since_order',
    entity: 'customer-product',
    type: 'duration',
    unit: 'days',
    meaning: 'since the customer last placed or changed an order with the product',
    freshWithinSeconds: HOUR,
    from: 'ordered',
  },
]);

/** The features of a kind of entity, in the order in which their values are kept. */
export const featuresOf = (entity: FeatureEntity): FeatureDefinition[] =>
  FEATURES.filter((feature) => feature.entity === entity);

/** What a customer (by pseudonym), a product or both have of the features of their kind, in the order of {@link featuresOf}. */
export interface FeatureRow {
  readonly customer: string | null;
  readonly product: string | null;
  readonly values: readonly (number | null)[];
}
