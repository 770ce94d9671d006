/** What a condition takes, which is how it is filled in. */
type Takes =
  | 'placements'
  | 'segments'
  | 'categories'
  | 'brands'
  | 'products'
  | 'texts'
  | 'choices'
  | 'attribute'
  | 'range'
  | 'period';

interface ConditionWords {
  /** What is tested: the beginning of the sentence. */
  readonly subject: string;
  readonly is: string;
  readonly isNot: string;
  readonly takes: Takes;
  readonly choices?: readonly string[];
  /** What the figures are. */
  readonly unit?: string;
}

const chosen = (subject: string, takes: Takes): ConditionWords => ({
  subject,
  is: 'is',
  isNot: 'is not',
  takes,
});

/** Every condition of a rule: first those on the request, then those on the product. */
export const CONDITIONS = {
  placement: chosen('the placement', 'placements'),
  channel: {
    ...chosen('the channel', 'choices'),
    choices: ['web', 'app', 'email', 'push', 'phone', 'store'],
  },
  segment: { subject: 'the visitor', is: 'is in', isNot: 'is not in', takes: 'segments' },
  country: chosen('the country', 'texts'),
  store: chosen('the store', 'texts'),
  visitorAttribute: chosen('of the visitor', 'attribute'),
  date: chosen('the time', 'period'),
  cartHolds: { subject: 'the cart', is: 'holds', isNot: 'does not hold', takes: 'products' },
  product: chosen('the product', 'products'),
  category: { subject: 'the product', is: 'is in', isNot: 'is not in', takes: 'categories' },
  brand: chosen('the brand', 'brands'),
  kind: { ...chosen('the kind', 'choices'), choices: ['good', 'subscription', 'add-on'] },
  attribute: chosen('of the product', 'attribute'),
  price: { ...chosen('the price', 'range'), unit: 'before discounts' },
  margin: { ...chosen('the margin', 'range'), unit: 'share of the price, 0.2 is 20 %' },
  stock: { ...chosen('the stock', 'range'), unit: 'units' },
  intent: {
    ...chosen('the intent', 'choices'),
    choices: ['substitute', 'complement', 'bundle', 'upgrade', 'replenish', 'discover'],
  },
} as const satisfies Record<string, ConditionWords>;

export type ConditionKind = keyof typeof CONDITIONS;

/** What to choose a condition by. */
export const CONDITION_NAMES: Readonly<Record<ConditionKind, string>> = {
  placement: 'placement',
  channel: 'channel',
  segment: 'segment',
  country: 'country',
  store: 'store',
  visitorAttribute: 'attribute of the visitor',
  date: 'date',
  cartHolds: 'cart holds',
  product: 'product',
  category: 'category',
  brand: 'brand',
  kind: 'kind of product',
  attribute: 'attribute of the product',
  price: 'price',
  margin: 'margin',
  stock: 'stock',
  intent: 'intent',
};

/** What rules do, as it is chosen. */
export const ACTION_NAMES = {
  boost: 'boost it by',
  bury: 'bury it by',
  pin: 'put it at position',
  exclude: 'never offer it',
  include: 'make it a candidate',
  discount: 'take off its price',
  cap: 'show it at most',
  require: 'ask of it',
} as const;

export type ActionKind = keyof typeof ACTION_NAMES;
