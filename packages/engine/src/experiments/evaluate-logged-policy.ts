import { WhereforeError } from '@wherefore/contracts';
import {
  evaluatePolicy,
  POLICY_LIMITS,
  type PolicyEvaluation,
  type PolicyLimits,
  type Shown,
} from '@wherefore/experiments';
import { readTable, type TableColumn } from '@wherefore/log';
import { columnNamed } from '../uplift/uplift-columns.js';
import { numbersOf } from './read-file-experiment.js';

export interface LoggedPolicy {
  /** One row for each thing that was shown. */
  readonly file: string;
  readonly action: string;
  readonly reward: string;
  readonly propensity: string;
  /** What was known when it was chosen, such as the position; none where it is null. */
  readonly context: string | null;
  /** The policy to be judged: every action alike, or as often as another log shows it in the same context. */
  readonly target: 'uniform' | { readonly file: string };
  readonly limits?: Partial<PolicyLimits>;
}

/** Pretend rows of the average reward, for actions that were hardly ever shown. */
const PRIOR_ROWS = 50;
const FOLDS = 2;

/**
 * What another policy would have earned where this log was written. Rewards are modelled by action for the doubly robust estimators, each
 * half of the rows by the other. Throws BAD_INPUT.
 */
export async function evaluateLoggedPolicy(asked: LoggedPolicy): Promise<PolicyEvaluation> {
  const table = await readTable(asked.file);
  const actions = columnNamed(table, asked.action).values;
  const contexts = contextOf(table, asked.context);
  const rewards = numbersOf(columnNamed(table, asked.reward));
  const logged = numbersOf(columnNamed(table, asked.propensity));
  const target = await targetOf(asked, [...new Set(actions)]);
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    modelOf(actions, rewards, (row) => row % FOLDS !== fold),
  );
  const expectations = models.map((model) => expectedBy(target, model));
  const rows = actions.map((action, row): Shown => {
    const [fold, context] = [row % FOLDS, contexts[row] ?? ''];
    return {
      reward: rewards[row] ?? 0,
      logged: logged[row] ?? 0,
      target: target(context).get(action) ?? 0,
      expected: models[fold]?.(action) ?? 0,
      expectedOfTarget: expectations[fold]?.(context) ?? 0,
    };
  });
  return evaluatePolicy(rows, { ...POLICY_LIMITS, ...asked.limits });
}

/** Probability of each action in a context. */
type Target = (context: string) => ReadonlyMap<string, number>;

const contextOf = (table: readonly TableColumn[], name: string | null): readonly string[] =>
  name === null ? [] : columnNamed(table, name).values;

async function targetOf(
  { target, action, context }: LoggedPolicy,
  known: readonly string[],
): Promise<Target> {
  if (target === 'uniform') {
    const alike = new Map(known.map((one) => [one, 1 / known.length]));
    return () => alike;
  }
  const table = await readTable(target.file);
  const contexts = contextOf(table, context);
  const counts = new Map<string, Map<string, number>>();
  for (const [row, one] of columnNamed(table, action).values.entries()) {
    const of = contexts[row] ?? '';
    const there = counts.get(of) ?? new Map<string, number>();
    counts.set(of, there.set(one, (there.get(one) ?? 0) + 1));
  }
  const shares = new Map([...counts].map(([of, there]) => [of, sharesOf(there)]));
  return (of) => {
    const found = shares.get(of);
    if (found !== undefined) return found;
    throw new WhereforeError(
      'BAD_INPUT',
      `the other log has nothing where ${context} is ${JSON.stringify(of)}`,
    );
  };
}

function sharesOf(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return new Map([...counts].map(([action, count]) => [action, count / all]));
}

function modelOf(
  actions: readonly string[],
  rewards: Float64Array,
  isLearned: (row: number) => boolean,
): (action: string) => number {
  const sums = new Map<string, { n: number; sum: number }>();
  const all = { n: 0, sum: 0 };
  for (const [row, action] of actions.entries()) {
    if (!isLearned(row)) continue;
    const one = sums.get(action) ?? { n: 0, sum: 0 };
    for (const counted of [one, all]) {
      counted.n += 1;
      counted.sum += rewards[row] ?? 0;
    }
    sums.set(action, one);
  }
  const mean = all.n === 0 ? 0 : all.sum / all.n;
  return (action) => {
    const { n, sum } = sums.get(action) ?? { n: 0, sum: 0 };
    return (sum + PRIOR_ROWS * mean) / (n + PRIOR_ROWS);
  };
}

function expectedBy(target: Target, model: (action: string) => number): (context: string) => number {
  const known = new Map<string, number>();
  return (context) => {
    const found = known.get(context);
    if (found !== undefined) return found;
    const value = [...target(context)].reduce((sum, [action, p]) => sum + p * model(action), 0);
    known.set(context, value);
    return value;
  };
}
