import { codeOf, type DecisionRecord, type Rule, type RuleSet } from '@wherefore/contracts';
import { asOf, diffRules, type SimulatedOffer } from '@wherefore/governance';
import { type PlacementSimulation, PlacementTally, type Redecided } from './placement-tally.js';

export interface SimulationParts {
  /** A sample of real decisions. */
  readonly decisions: readonly DecisionRecord[];
  /** What a recorded decision would be under other rules; everything else as recorded. Changes and records nothing. */
  redecide(record: DecisionRecord, rules: RuleSet): Promise<{ readonly offers: readonly SimulatedOffer[] }>;
}

export interface SimulationQuestion {
  readonly published: RuleSet;
  readonly draft: RuleSet;
  /** The moment whose rules are compared: those that run then are taken to have always run. */
  readonly at: Date;
  /** So many rules are priced, those that the draft adds or changes first; 20 where it is left out. */
  readonly mostPriced?: number;
}

export interface Simulation {
  /** Decisions that were decided again. */
  readonly decisions: number;
  /** Decisions that could not be, because something they rest on is not kept any more. */
  readonly gone: number;
  readonly placements: readonly PlacementSimulation[];
  /** Rules whose price was not worked out, because there are too many. */
  readonly unpriced: readonly string[];
}

const AT_ONCE = 8;
const MOST_PRICED = 20;

/**
 * What a draft would change, on a sample of real decisions: offers gained, lost and moved, money, coverage, and what each
 * boost, burial, pin and changed rule does by itself. Both sides are decided again, so that nothing but the rules differs.
 */
export async function simulateRules(
  { decisions, redecide }: SimulationParts,
  { published, draft, at, mostPriced = MOST_PRICED }: SimulationQuestion,
): Promise<Simulation> {
  const [before, after] = [asOf(published, at), asOf(draft, at)];
  const worth = worthPricing(before, after);
  const priced = worth.slice(0, mostPriced).map((rule) => ({ rule, set: withoutRule(after, rule) }));
  const tallies = new Map<string, PlacementTally>();
  let gone = 0;

  const again = async (record: DecisionRecord): Promise<Redecided | null> => {
    const offers = async (rules: RuleSet) => (await redecide(record, rules)).offers;
    try {
      const [was, is] = [await offers(before), await offers(after)];
      const without = new Map<Rule, readonly SimulatedOffer[]>();
      for (const { rule, set } of priced)
        if (mayActIn(rule, record.request.placement)) without.set(rule, await offers(set));
      return { before: was, after: is, without };
    } catch (error) {
      if (codeOf(error) === 'NOT_FOUND') return null;
      throw error;
    }
  };
  for (let from = 0; from < decisions.length; from += AT_ONCE) {
    const some = decisions.slice(from, from + AT_ONCE);
    const results = await Promise.all(some.map(again));
    results.forEach((result, i) => {
      const placement = some[i]?.request.placement ?? '';
      if (result === null) gone += 1;
      else tallyOf(tallies, placement).add(result);
    });
  }
  return {
    decisions: decisions.length - gone,
    gone,
    placements: [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally.result()),
    unpriced: worth.slice(mostPriced).map(({ id }) => id),
  };
}

/** What the draft brings, and then every other boost, burial and pin. */
function worthPricing(before: RuleSet, after: RuleSet): readonly Rule[] {
  const { added, changed } = diffRules(before.rules, after.rules);
  const fresh = new Set([...added, ...changed.map((one) => one.after)].map(({ id }) => id));
  const levers = after.rules.filter(
    ({ id, then }) => !fresh.has(id) && ['boost', 'bury', 'pin'].includes(then.do),
  );
  return [...after.rules.filter(({ id }) => fresh.has(id)), ...levers];
}

const withoutRule = ({ version, rules }: RuleSet, rule: Rule): RuleSet => ({
  version,
  rules: rules.filter(({ id }) => id !== rule.id),
});

/** A rule for other placements costs nothing here, and need not be asked. */
const mayActIn = ({ when }: Rule, placement: string): boolean =>
  when.every((one) => one.on !== 'placement' || one.is.includes(placement) !== one.not);

function tallyOf(tallies: Map<string, PlacementTally>, placement: string): PlacementTally {
  const tally = tallies.get(placement) ?? new PlacementTally(placement);
  tallies.set(placement, tally);
  return tally;
}
