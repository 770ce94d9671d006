import type { Epoch } from '@wherefore/contracts';
import {
  type Case,
  everyNth,
  outcomesOf,
  Ranker,
  type Reliability,
  reliabilityOf,
} from '@wherefore/learning';
import { propensityOf } from '@wherefore/scoring';
import type { servedTerms } from './served-ranker.js';

/** How propensities were kept: of everything that anything speaks for, and of what would be offered. */
export interface KeptPromises {
  readonly customers: number;
  readonly all: Reliability;
  /** The 20 best of each customer. */
  readonly best: Reliability;
}

/** Customers whose every candidate counts. */
const MOST_CASES = 2_000;
const OFFERED = 20;

/** Holds the propensities of an epoch against what customers bought in the four weeks after; `window` has everyone, buyers or not. */
export function keptPromises(
  epoch: Pick<Epoch, 'bias' | 'calibration'>,
  {
    weighted,
    options,
  }: {
    readonly weighted: ReturnType<typeof servedTerms>;
    readonly options: { readonly products: number };
  },
  window: readonly Case[],
): KeptPromises {
  const ranker = new Ranker(weighted, { products: options.products, count: OFFERED, newOnly: false });
  const cases = everyNth(window, MOST_CASES);
  const kept = (count?: number): Reliability => {
    const { scores, bought } = outcomesOf(ranker, cases, count);
    return reliabilityOf(
      scores.map((score) => propensityOf(epoch.bias + score, epoch.calibration)),
      bought,
    );
  };
  return { customers: cases.length, all: kept(), best: kept(OFFERED) };
}
