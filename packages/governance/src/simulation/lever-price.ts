import type { Rule } from '@wherefore/contracts';
import { costOf, type Totals } from './list-totals.js';

/** What one rule costs in one placement: expected totals with it and without it, all other rules as they are. */
export interface LeverPrice {
  readonly rule: string;
  readonly name: string;
  readonly owner: string;
  readonly does: Rule['then']['do'];
  readonly with: Totals;
  readonly without: Totals;
  /** Percent of what there would be without it; negative where the rule adds. */
  readonly cost: ReturnType<typeof costOf>;
  /** E.g. “This boost costs 0.8 % of expected margin in home.” */
  readonly sentence: string;
}

export function leverPrice(
  { id, name, owner, then }: Rule,
  placement: string,
  totals: { readonly with: Totals; readonly without: Totals },
): LeverPrice {
  const cost = costOf(totals.with, totals.without);
  const parts = (['value', 'revenue', 'margin'] as const).flatMap((of) => effectText(cost[of], of));
  const effect = parts.length === 0 ? 'makes no difference to what is expected' : parts.join(', ');
  const sentence = `This ${NOUNS[then.do]} ${effect} in ${placement}.`;
  return { rule: id, name, owner, does: then.do, ...totals, cost, sentence };
}

const NOUNS: Readonly<Record<Rule['then']['do'], string>> = Object.freeze({
  pin: 'pin',
  boost: 'boost',
  bury: 'burial',
  exclude: 'exclusion',
  include: 'inclusion',
  cap: 'cap',
  discount: 'discount',
  require: 'requirement',
});

/** Tenths of a percent are as fine as a sample can tell. */
function effectText(percent: number | null, of: string): string[] {
  const tenths = Math.round((percent ?? 0) * 10) / 10;
  if (tenths === 0) return [];
  return [`${tenths > 0 ? 'costs' : 'adds'} ${Math.abs(tenths)} % of expected ${of}`];
}
