import type { Condition, OfferRequest, Placement, Situation } from '@wherefore/contracts';

/** What conditions on the request look at. */
export interface RuleContext {
  readonly situation: Situation;
  readonly placement: Placement;
  readonly request: OfferRequest;
}

const REQUEST_DIMENSIONS = [
  'placement',
  'channel',
  'segment',
  'country',
  'store',
  'customer-attribute',
  'date',
  'cart-holds',
] as const;
type RequestDimension = (typeof REQUEST_DIMENSIONS)[number];
export type RequestCondition = Extract<Condition, { on: RequestDimension }>;
export type ProductCondition = Exclude<Condition, RequestCondition>;

export const isOnRequest = (condition: Condition): condition is RequestCondition =>
  (REQUEST_DIMENSIONS as readonly string[]).includes(condition.on);

/** `at` is the moment of the decision, milliseconds since 1970. */
export type RequestTest = (context: RuleContext, at: number) => boolean;

/** A condition on the request, ready to be asked. `not` is the exact opposite, also of what is unknown. */
export function requestTest(condition: RequestCondition): RequestTest {
  const test = positiveTest(condition);
  return condition.not ? (context, at) => !test(context, at) : test;
}

function positiveTest(condition: RequestCondition): RequestTest {
  if (condition.on === 'date') {
    const from = condition.from === undefined ? -Infinity : Date.parse(condition.from);
    const to = condition.to === undefined ? Infinity : Date.parse(condition.to);
    return (_, at) => from <= at && at < to;
  }
  const values: ReadonlySet<unknown> = new Set(condition.is);
  switch (condition.on) {
    case 'placement':
      return ({ placement }) => values.has(placement.id);
    case 'channel':
      return ({ request, placement }) => values.has(request.channel ?? placement.channel);
    case 'segment':
      return ({ situation }) => situation.segments.some(({ id }) => values.has(id));
    case 'country':
      return ({ situation }) => values.has(situation.country);
    case 'store':
      return ({ situation }) => values.has(situation.store);
    case 'customer-attribute':
      return ({ situation }) => values.has(situation.attributes[condition.name]);
    case 'cart-holds':
      return ({ situation }) => situation.cart.some((product) => values.has(product));
  }
}
