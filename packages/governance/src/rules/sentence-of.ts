import type { Action, Condition, Rule } from '@wherefore/contracts';

/** A rule as an English sentence, e.g. “When the placement is home and the brand is Acme: multiply priority by 1.5, until 1 December 2026.” */
export function sentenceOf({
  when,
  then,
  startsAt,
  expiresAt,
}: Pick<Rule, 'when' | 'then' | 'startsAt' | 'expiresAt'>): string {
  const condition = when.length === 0 ? 'Always' : `When ${when.map(conditionText).join(' and ')}`;
  const from = startsAt === undefined ? '' : ` from ${day(startsAt)}`;
  return `${condition}: ${actionText(then)},${from} until ${day(expiresAt)}.`;
}

const SUBJECTS = Object.freeze({
  placement: 'the placement',
  channel: 'the channel',
  country: 'the country',
  store: 'the store',
  product: 'the product',
  brand: 'the brand',
  kind: 'the kind',
  intent: 'the intent',
});

function conditionText(condition: Condition): string {
  const no = condition.not ? ' not' : '';
  switch (condition.on) {
    case 'segment':
      return `the visitor is${no} in ${either(condition.is)}`;
    case 'category':
      return `the product is${no} in ${either(condition.is)}`;
    case 'cart-holds':
      return condition.not
        ? `the cart does not hold ${either(condition.is)}`
        : `the cart holds ${either(condition.is)}`;
    case 'customer-attribute':
      return `the visitor’s ${condition.name} is${no} ${either(condition.is)}`;
    case 'attribute':
      return `the product’s ${condition.name} is${no} ${either(condition.is)}`;
    case 'date':
      return `the time is${no} ${period(mapped(condition, day))}`;
    case 'price':
    case 'stock':
      return `the ${condition.on} is${no} ${span(mapped(condition, String))}`;
    case 'margin':
      return `the margin is${no} ${span(mapped(condition, percent))}`;
    default:
      return `${SUBJECTS[condition.on]} is${no} ${either(condition.is)}`;
  }
}

function actionText(action: Action): string {
  switch (action.do) {
    case 'pin':
      return `put it at position ${action.position}`;
    case 'boost':
      return `multiply its priority by ${action.factor}`;
    case 'bury':
      return `multiply its priority by ${action.factor}`;
    case 'exclude':
      return 'never offer it';
    case 'include':
      return 'make it a candidate';
    case 'cap':
      return `show ${action.per === 'rule' ? 'any of these' : 'it'} at most ${times(action.times)} in ${days(action.days)} to one customer`;
    case 'discount':
      return `take ${action.percent} % off its price`;
    case 'require':
      return `offer it only ${requirements(action).join(' and ')}`;
  }
}

function requirements({ margin, propensity }: Extract<Action, { do: 'require' }>): string[] {
  return [
    ...(margin === undefined ? [] : [`with a margin of at least ${percent(margin)}`]),
    ...(propensity === undefined ? [] : [`with a chance of at least ${percent(propensity)}`]),
  ];
}

const MOST_NAMES = 5;

function either(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_NAMES).map(String);
  if (values.length > MOST_NAMES) shown.push(`${values.length - MOST_NAMES} more`);
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} or ${last}`;
}

interface Span {
  readonly from?: string;
  readonly to?: string;
}

function mapped<T>(
  range: { readonly from?: T | undefined; readonly to?: T | undefined },
  text: (value: T) => string,
): Span {
  return {
    ...(range.from === undefined ? {} : { from: text(range.from) }),
    ...(range.to === undefined ? {} : { to: text(range.to) }),
  };
}

function span({ from, to }: Span): string {
  if (from !== undefined && to !== undefined) return `from ${from} to ${to}`;
  if (from !== undefined) return `${from} or more`;
  return to === undefined ? 'known' : `${to} or less`;
}

function period({ from, to }: Span): string {
  if (from !== undefined && to !== undefined) return `from ${from} until ${to}`;
  if (from !== undefined) return `from ${from} on`;
  return to === undefined ? 'any' : `before ${to}`;
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const days = (count: number): string => (count === 1 ? 'a day' : `${count} days`);

/** The instant in UTC, without its seconds; at midnight the day alone. */
function day(instant: string): string {
  const [date = '', time = ''] = new Date(instant).toISOString().split('T');
  return time.startsWith('00:00') ? date : `${date} ${time.slice(0, 5)} UTC`;
}
