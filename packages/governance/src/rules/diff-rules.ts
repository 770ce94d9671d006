import type { Rule, RuleDiff } from '@wherefore/contracts';
import { riskOf } from './risk-of.js';

/** What has to be done to the first set of rules to get the second. The order of rules does not matter. */
export function diffRules(before: readonly Rule[], after: readonly Rule[]): RuleDiff {
  const [old, fresh] = [byId(before), byId(after)];
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !fresh.has(id)),
    changed: after.flatMap((rule) => {
      const was = old.get(rule.id);
      return was === undefined || sameValue(was, rule) ? [] : [{ before: was, after: rule }];
    }),
  };
}

export const isEmptyDiff = ({ added, removed, changed }: RuleDiff): boolean =>
  added.length + removed.length + changed.length === 0;

/** Ids of the high-risk rules that a change brings, takes away or alters; taking away what has run out is no risk. */
export function riskyChanges({ added, removed, changed }: RuleDiff, at: string): string[] {
  const running = removed.filter(({ expiresAt }) => Date.parse(expiresAt) > Date.parse(at));
  const altered = changed.filter(({ before, after }) => isHigh(before) || isHigh(after));
  return [...[...added, ...running].filter(isHigh), ...altered.map(({ after }) => after)].map(({ id }) => id);
}

const isHigh = (rule: Rule): boolean => riskOf(rule) === 'high';
const byId = (rules: readonly Rule[]): Map<string, Rule> => new Map(rules.map((rule) => [rule.id, rule]));

/** Equal as data: the order of keys does not matter, that of lists does. */
function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [definedIn(a), definedIn(b)];
  return (
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && sameValue(value, right.get(key)))
  );
}

const definedIn = (value: object): Map<string, unknown> =>
  new Map(Object.entries(value).filter(([, inner]) => inner !== undefined));
