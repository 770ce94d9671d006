import type { ProductFacts } from '@wherefore/contracts';
import type { ActiveRules } from '../rules/active-rules.js';
import type { EligibilityContext } from './candidate.js';
import { DAY_MS } from './check.js';

/**
 * How long a judgement stays as it is while nothing but time passes: the first moment, ms since 1970, at which a hard
 * rule or a merchandisers' rule may say something else. Dates are spoken of in sentences, so nothing holds beyond the
 * day (UTC).
 */
export function holdsUntil(
  context: EligibilityContext,
  { rules, products }: { readonly rules: ActiveRules; readonly products: Iterable<ProductFacts> },
): number {
  const { situation, placement } = context;
  const at = Date.parse(situation.at);
  let until = (Math.floor(at / DAY_MS) + 1) * DAY_MS;
  const turnsAt = (moment: number): void => {
    if (moment > at && moment < until) until = moment;
  };
  for (const { edges } of rules.compiled.rules) for (const edge of edges) turnsAt(edge);
  // "3 days ago" becomes "4 days ago" before the rest ends.
  for (const { at: then } of situation.rejections) turnsAt(nextDayAfter(Date.parse(then), at));
  const spans = capSpans(placement, rules);
  for (const { at: then } of situation.exposures)
    for (const days of spans) turnsAt(Date.parse(then) + days * DAY_MS);
  for (const { campaigns } of products)
    for (const { startsAt, endsAt } of campaigns) {
      if (startsAt !== null) turnsAt(Date.parse(startsAt));
      // A campaign runs up to and including its last millisecond.
      if (endsAt !== null) turnsAt(Date.parse(endsAt) + 1);
    }
  return until;
}

const nextDayAfter = (then: number, at: number): number =>
  then + (Math.max(-1, Math.floor((at - then) / DAY_MS)) + 1) * DAY_MS;

/** The lengths of all caps, days. */
function capSpans({ frequencyCap }: EligibilityContext['placement'], { compiled }: ActiveRules): Set<number> {
  const spans = new Set<number>();
  if (frequencyCap !== null) spans.add(frequencyCap.days);
  for (const { rule } of compiled.rules) if (rule.then.do === 'cap') spans.add(rule.then.days);
  return spans;
}
