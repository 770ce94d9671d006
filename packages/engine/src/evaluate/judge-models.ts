import {
  type Baseline,
  type Case,
  caseValues,
  type Judged,
  measuresOf,
  type PurchaseHistory,
} from '@wherefore/learning';
import { differenceOf } from './difference.js';
import type { Evaluation } from './evaluation.js';

/** What we call our own ranking among the others. */
export const OURS = 'wherefore';

/** What each baseline lists for the cases. */
export function judgedBy(baselines: readonly Baseline[], cases: readonly Case[]): Record<string, Judged[]> {
  return Object.fromEntries(
    baselines.map(({ name, rank }) => [
      name,
      cases.map(({ past, truth }) => ({ ranked: rank(past), truth })),
    ]),
  );
}

/** Every model's measures, and how far ours is above each. `judged` has the same cases for all; `train` says what is novel. */
export function comparedOn(
  { products, basketItem }: PurchaseHistory,
  judged: Readonly<Record<string, readonly Judged[]>>,
): Pick<Evaluation, 'models' | 'above'> {
  const sold = new Float64Array(products.length);
  for (const item of basketItem) sold[item] = (sold[item] ?? 0) + 1;
  const values = Object.entries(judged).map(([name, list]) => [name, list, caseValues(list)] as const);
  const ours = values.find(([name]) => name === OURS)?.[2];
  const models = values.map(([name, list, of]) => [name, measuresOf(list, of, sold)] as const);
  const above = values.flatMap(([name, , of]) =>
    name === OURS || ours === undefined
      ? []
      : [[name, differenceOf(ours['ndcg@20'], of['ndcg@20'])] as const],
  );
  return { models: Object.fromEntries(models), above: Object.fromEntries(above) };
}
