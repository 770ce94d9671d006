import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf } from '@wherefore/contracts';
import { runExperiments } from './experiments/run-experiments.js';
import { runLearn } from './learn/run-learn.js';
import { runFreshness } from './offers/run-freshness.js';
import { runOffers } from './offers/run-offers.js';
import { parseOptions, USAGE } from './options.js';
import { runQuality } from './quality/run-quality.js';
import { freshnessText } from './report/freshness-report.js';
import { experimentsText } from './report/experiments-report.js';
import { learnText } from './report/learn-report.js';
import { reportText } from './report/offers-report.js';
import { qualityText } from './report/quality-report.js';
import { syncText } from './report/sync-report.js';
import { Started } from './stack/started.js';
import { runSync } from './sync/run-sync.js';

const INTERRUPTED = 130;

type Benchmark = (
  ...args: Parameters<typeof runOffers>
) => Promise<{ readonly report: object; readonly text: string }>;

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  async offers(...args) {
    const report = await runOffers(...args);
    return { report, text: reportText(report) };
  },
  async sync(...args) {
    const report = await runSync(...args);
    return { report, text: syncText(report) };
  },
  async freshness(...args) {
    const report = await runFreshness(...args);
    return { report, text: freshnessText(report) };
  },
  async learn(...args) {
    const report = await runLearn(...args);
    return { report, text: learnText(report) };
  },
  async experiments(_options, _running, say) {
    const report = await runExperiments(say);
    return { report, text: experimentsText(report) };
  },
  async quality(...args) {
    const report = await runQuality(...args);
    return { report, text: qualityText(report) };
  },
};

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const run = BENCHMARKS[name];
  if (run === undefined) {
    process.stderr.write(`There is no benchmark ${name}.\n${USAGE}`);
    return 2;
  }
  const options = parseOptions(name, args);
  const running = new Started();
  const interrupted = new Promise<null>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(null));
  });
  try {
    const say = (line: string) => process.stderr.write(`${line}\n`);
    const measured = await Promise.race([run(options, running, say), interrupted]);
    if (measured === null) return INTERRUPTED;
    const { report, text } = measured;
    if (options.json !== null) {
      mkdirSync(path.dirname(path.resolve(options.json)), { recursive: true });
      writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
    }
    process.stdout.write(text);
    return 0;
  } finally {
    await running.stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(1);
  },
);
