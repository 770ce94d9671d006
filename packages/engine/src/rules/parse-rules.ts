import { accepted, refused, type Result, type Rule, Rules } from '@wherefore/contracts';
import { malformed, type RulesRefused } from './rules-refused.js';

const MOST_PROBLEMS = 10;

/** Rules as somebody sent them; refused with the rule and field of each problem. */
export function parseRules(value: unknown): Result<readonly Rule[], RulesRefused> {
  const parsed = Rules.safeParse(value);
  if (parsed.success) return accepted(parsed.data);
  const problems = parsed.error.issues.slice(0, MOST_PROBLEMS).map(({ path, message }) => {
    const [place, ...field] = path;
    return place === undefined
      ? message
      : `${nameOf(value, place)}${field.map((one) => `.${String(one)}`).join('')}: ${message}`;
  });
  return refused(malformed(problems));
}

/** The id of the rule, if it has come that far, else its place from 1. */
function nameOf(value: unknown, place: PropertyKey): string {
  const rule: unknown = Array.isArray(value) && typeof place === 'number' ? value[place] : undefined;
  if (typeof rule === 'object' && rule !== null && 'id' in rule && typeof rule.id === 'string')
    return rule.id;
  return `rule ${Number(place) + 1}`;
}
