import { CHANNELS, type Condition, INTENTS } from '@wherefore/contracts';
import { byDimension } from './dimension.js';
import { isEmptySpan, type Span } from './span.js';

type Listed = Extract<Condition, { is: unknown }>;
type Ranged = Exclude<Condition, Listed>;

/** Dimensions in which one visitor, cart or product may have several values at once. */
const MANY: ReadonlySet<Condition['on']> = new Set(['segment', 'category', 'cart-holds']);
const ALL_VALUES: Readonly<Partial<Record<Condition['on'], readonly string[]>>> = {
  channel: CHANNELS,
  intent: INTENTS,
};

/**
 * The first dimension in which conditions can never all hold, or null when they can. With `single`, a visitor is taken to
 * be in one segment, a product in one category, a cart to hold one product: then null says that what satisfies the
 * conditions is no rare combination.
 */
export function contradictionIn(
  conditions: readonly Condition[],
  how: { readonly single: boolean } = { single: false },
): string | null {
  for (const [dimension, group] of byDimension(conditions)) {
    const ranged = group.filter((one): one is Ranged => !('is' in one));
    const listed = group.filter((one): one is Listed => 'is' in one);
    if (ranged.length > 0 && isEmptyRange(ranged)) return dimension;
    if (listed.length > 0 && isEmptyList(listed, how.single)) return dimension;
  }
  return null;
}

/** Does whatever satisfies the conditions satisfy this one too? */
export function isImplied(condition: Condition, by: readonly Condition[]): boolean {
  return contradictionIn([...by, { ...condition, not: !condition.not }]) !== null;
}

function isEmptyList(conditions: readonly Listed[], single: boolean): boolean {
  const forbidden = new Set<unknown>(conditions.flatMap((one) => (one.not ? [...one.is] : [])));
  const demanded: (readonly unknown[])[] = conditions.filter(({ not }) => !not).map(({ is }) => is);
  const [first] = conditions;
  const universe = first === undefined ? undefined : ALL_VALUES[first.on];
  const lists = demanded.length > 0 || universe === undefined ? demanded : [universe];
  if (!single && first !== undefined && MANY.has(first.on))
    return lists.some((list) => list.every((value) => forbidden.has(value)));
  const [shortest, ...others] = lists;
  if (shortest === undefined) return false;
  return !shortest.some((value) => !forbidden.has(value) && others.every((list) => list.includes(value)));
}

/** Figures may be unknown, and then are in no range: only what must be in a range can be left without one. */
function isEmptyRange(conditions: readonly Ranged[]): boolean {
  const isDate = conditions.some(({ on }) => on === 'date');
  const wanted = conditions.filter(({ not }) => !not).map(spanOf);
  const barred = conditions.filter(({ not }) => not).map(spanOf);
  if (wanted.length === 0 && !isDate) return false;
  return isEmptySpan(wanted, barred, { endsBelong: !isDate });
}

function spanOf(condition: Ranged): Span {
  if (condition.on !== 'date') return { from: condition.from ?? -Infinity, to: condition.to ?? Infinity };
  const { from, to } = condition;
  return {
    from: from === undefined ? -Infinity : Date.parse(from),
    to: to === undefined ? Infinity : Date.parse(to),
  };
}
