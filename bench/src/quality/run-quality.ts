import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { WhereforeError } from '@wherefore/contracts';
import { z } from 'zod';
import type { Options } from '../options.js';
import { describeMachine, type Machine } from '../report/machine.js';
import { JOURNEY_FILES } from '../stack/datasets.js';
import { BENCH_HOME } from '../stack/places.js';
import { runCli } from '../stack/run-cli.js';
import type { Started } from '../stack/started.js';
import { makeJourneySplit } from './journey-split.js';

const Measures = z.looseObject({
  'p@5': z.number(),
  'recall@20': z.number(),
  'ndcg@20': z.number(),
  'coverage@20': z.number(),
  ci: z.record(z.string(), z.tuple([z.number(), z.number()])),
});
const Evaluation = z.looseObject({
  models: z.record(z.string(), Measures),
  ablation: z.record(z.string(), z.number()),
  seconds: z.number(),
  rss_mb: z.number(),
});
/** What `wherefore evaluate --json` prints. */
export type Judged = z.infer<typeof Evaluation>;

export interface QualityReport {
  /** Households, each as in the published split. */
  readonly households: number;
  /** By protocol. */
  readonly judged: Readonly<Record<string, Judged>>;
  readonly machine: Machine;
}

const PROTOCOLS = ['new-items', 'next-basket'] as const;

/** Judges our ranking on The Complete Journey as our quality notes do, through `wherefore evaluate`. */
export async function runQuality(
  { only }: Options,
  running: Started,
  say: (line: string) => void,
): Promise<QualityReport> {
  if (!existsSync(JOURNEY_FILES))
    throw new WhereforeError(
      'BAD_INPUT',
      `There are no files at ${JOURNEY_FILES}: quality is judged on them`,
    );
  const machine = describeMachine();
  const folder = path.join(BENCH_HOME, 'quality');
  mkdirSync(folder, { recursive: true });
  say('making the split of The Complete Journey');
  const split = await makeJourneySplit(JOURNEY_FILES, folder);
  if (split.differing > 0)
    throw new WhereforeError(
      'CONFLICT',
      `${split.differing} of ${split.households} households differ from the published split: nothing can be compared`,
    );
  const judged: Record<string, Judged> = {};
  for (const protocol of PROTOCOLS.filter((name) => only === null || only === name)) {
    say(`${protocol}:`);
    const files = ['--train', split.train, '--test', split.test, '--products', split.products];
    const printed = await runCli(['evaluate', ...files, '--protocol', protocol, '--json'], {}, running);
    judged[protocol] = Evaluation.parse(JSON.parse(printed));
  }
  return { households: split.households, judged, machine };
}
