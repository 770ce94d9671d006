// The API itself, process and all, but what is tried on visitors may throw, or be slow: by the name of its version.
import { setTimeout as pause } from 'node:timers/promises';
import { runApi, type RunApiOptions } from '@wherefore/api';
import { versionOf } from './craft-version.js';

type Desk = Parameters<NonNullable<RunApiOptions['desk']>>[0];
type Canary = NonNullable<NonNullable<Awaited<ReturnType<Desk['knowledge']>>['tried']['trial']>['canary']>;

/** One decision of so many throws. */
const THROWS_ONE_OF = 50;
const SLOWER_MS = 400;
let decisions = 0;

const WAYS: Readonly<Record<string, (canary: Canary) => Canary>> = {
  [versionOf('throws')]: (canary) =>
    beforeEach(canary, () => {
      decisions += 1;
      if (decisions % THROWS_ONE_OF === 0) throw new Error('this model throws');
      return Promise.resolve();
    }),
  [versionOf('slow')]: (canary) => beforeEach(canary, () => pause(SLOWER_MS)),
};

/** Does something before every decision with a version: nothing that was ranked before is taken for granted. */
function beforeEach(canary: Canary, work: () => Promise<unknown>): Canary {
  const { evidence } = canary;
  return {
    ...canary,
    evidence: {
      ...evidence,
      holds: () => false,
      async prepare(wanted, budgetMs) {
        await work();
        return evidence.prepare(wanted, budgetMs);
      },
    },
  };
}

const faulty = (desk: Desk): Desk => ({
  ...desk,
  async knowledge() {
    const known = await desk.knowledge();
    const { trial } = known.tried;
    const canary = trial?.canary ?? null;
    const way = canary === null ? undefined : WAYS[canary.model];
    if (trial === null || canary === null || way === undefined) return known;
    return { ...known, tried: { ...known.tried, trial: { ...trial, canary: way(canary) } } };
  },
});

void runApi(process.env, { desk: faulty });
