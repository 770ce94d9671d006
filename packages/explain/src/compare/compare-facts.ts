import type { Anchor, AnchorKind, Decision, Visitor } from '@wherefore/contracts';
import type { FactDifference, FactName, Named } from './comparison.js';

/** A decision with what was known of its visitor, where that is in hand. */
export interface Known {
  readonly decision: Decision;
  readonly visitor: Visitor | null;
}

/** The facts in which two decisions differ: those of the request, then those of the visitor. */
export function compareFacts(a: Known, b: Known): FactDifference[] {
  const names = namesIn([a.decision, b.decision]);
  const values = VALUES.flatMap(([fact, valueOf]): FactDifference[] => {
    const [left, right] = [valueOf(a), valueOf(b)];
    return left === right ? [] : [{ kind: 'value', fact, a: left, b: right }];
  });
  const members = MEMBERS.flatMap(([fact, membersOf]): FactDifference[] => {
    const [left, right] = [membersOf(a, names), membersOf(b, names)];
    const onlyA = without(left, right);
    const onlyB = without(right, left);
    return onlyA.length + onlyB.length === 0 ? [] : [{ kind: 'members', fact, onlyA, onlyB }];
  });
  return [...values, ...members];
}

type Value = (known: Known) => string | boolean | null;
type Members = (known: Known, names: ReadonlyMap<string, string>) => readonly Named[];

const VALUES: readonly (readonly [FactName, Value])[] = [
  ['placement', ({ decision }) => decision.placement.id],
  ['customer', ({ decision }) => decision.request.customer ?? null],
  ['personalised', ({ decision }) => decision.personalised],
  ['consent', ({ visitor }) => visitor?.consent ?? null],
  ['channel', ({ decision }) => decision.request.channel ?? decision.placement.channel],
  ['store', ({ decision }) => decision.request.store ?? null],
  ['locale', ({ decision }) => decision.request.locale ?? null],
  ['viewing', ({ decision }) => decision.request.viewing ?? null],
];

const MEMBERS: readonly (readonly [FactName, Members])[] = [
  ['cart', ({ decision }, names) => named(decision.request.cart, names)],
  ['recent', ({ decision }, names) => named(decision.request.recentlyViewed, names)],
  ['bought', behaved('PURCHASED', 'purchased')],
  ['viewed', behaved('VIEWED', 'viewed')],
  ['carted', behaved('CARTED', 'carted')],
  [
    'subscribed',
    ({ decision, visitor }) =>
      visitor?.subscriptions.map(({ product, title }) => ({ id: product, name: title ?? product })) ??
      spoke(decision, 'subscribed'),
  ],
  ['segments', ({ decision, visitor }) => visitor?.segments ?? spoke(decision, 'segment')],
  ['degraded', ({ decision }) => decision.degraded.map((name) => ({ id: name, name }))],
];

/** What the visitor did: all of it where the visitor is in hand, otherwise what spoke for an offer. */
function behaved(type: Visitor['behaviour'][number]['type'], kind: AnchorKind): Members {
  return ({ decision, visitor }) =>
    visitor?.behaviour
      .filter((one) => one.type === type)
      .map(({ product, title }) => ({ id: product, name: title ?? product })) ?? spoke(decision, kind);
}

const anchorsIn = ({ offers }: Decision): Anchor[] =>
  offers.flatMap(({ because }) => because.contributions.flatMap(({ anchor }) => anchor ?? []));

const spoke = (decision: Decision, kind: AnchorKind): Named[] => [
  ...new Map(
    anchorsIn(decision)
      .filter((anchor) => anchor.kind === kind)
      .map(({ id, name }) => [id, { id, name }]),
  ).values(),
];

const named = (ids: readonly string[], names: ReadonlyMap<string, string>): Named[] =>
  ids.map((id) => ({ id, name: names.get(id) ?? id }));

function without(these: readonly Named[], those: readonly Named[]): Named[] {
  const ids = new Set(those.map(({ id }) => id));
  const rest = new Map(these.filter(({ id }) => !ids.has(id)).map(({ id, name }) => [id, { id, name }]));
  return [...rest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What the decisions call the products they speak of. */
function namesIn(decisions: readonly Decision[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const decision of decisions) {
    for (const { id, name, label } of anchorsIn(decision)) if (label === 'Product') names.set(id, name);
    for (const { product } of decision.offers) names.set(product.id, product.title ?? product.id);
  }
  return names;
}
