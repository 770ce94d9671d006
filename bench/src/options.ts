import { parseArgs } from 'node:util';
import { WhereforeError } from '@wherefore/contracts';

export interface Options {
  /** File for the figures. */
  readonly json: string | null;
  readonly dataset: string | undefined;
  readonly fresh: boolean;
  readonly growth: boolean;
  /** File for a CPU profile of warm requests. */
  readonly profile: string | null;
  /** How long each figure is measured. */
  readonly seconds: number;
  readonly customers: number;
  /** Trials of freshness. */
  readonly trials: number;
  /** Events of the stream. */
  readonly events: number;
  /** The one part to measure; all when null. */
  readonly only: string | null;
}

export const USAGE = `Usage: npm run bench -- <benchmark> [options]

Benchmarks:
  offers             ten explained, recorded offers: response times, throughput, processor time, freshness
  sync               files and a stream of events into graph, log and live state; freshness under load
  freshness          only how soon an event changes the next offers, and where that time goes
  quality            how well we rank on The Complete Journey, and what each kind of evidence adds (12 minutes, 3 GB)
  learn              wherefore learn: time and memory, the same twice; what is served against what is judged (15 minutes)
  experiments        the statistics of experiments, simulated at full size: false alarms, coverage, a bandit's regret; a read-out of a million decisions (minutes)

Options:
  --json <file>      also write the figures as JSON
  --dataset <name>   completejourney or demo; completejourney where its files are, if left out
  --fresh            load the data again, also if an earlier run has loaded it
  --growth           offers: also a generated shop and one with 10 times the products and customers (an hour); learn: 1, 2 and 5 times
  --profile <file>   also write a CPU profile of warm requests, 16 at a time, and name what took longest
  --seconds <n>      how long each figure is measured, 10 if left out
  --customers <n>    customers who take turns, 500 if left out
  --trials <n>       events sent to measure freshness, 52 if left out
  --events <n>       sync: events of the stream, 150000 if left out
  --only <part>      sync: import, stream or freshness; quality: new-items or next-basket
  --help             this text
`;

/** Arguments after the name of the benchmark. Throws BAD_INPUT. */
export function parseOptions(benchmark: string, args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: text,
      dataset: text,
      fresh: flag,
      growth: flag,
      profile: text,
      seconds: text,
      customers: text,
      trials: text,
      events: text,
      only: text,
    },
  });
  return {
    json: values.json ?? null,
    dataset: values.dataset,
    fresh: values.fresh,
    growth: values.growth,
    profile: values.profile ?? null,
    seconds: amount('--seconds', values.seconds ?? '10'),
    customers: amount('--customers', values.customers ?? '500'),
    trials: amount('--trials', values.trials ?? '52'),
    events: amount('--events', values.events ?? '150000'),
    only: partOf(benchmark, values.only),
  };
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  sync: ['import', 'stream', 'freshness'],
  quality: ['new-items', 'next-basket'],
};

function partOf(benchmark: string, name: string | undefined): string | null {
  const parts = PARTS[benchmark] ?? [];
  if (name === undefined || parts.includes(name)) return name ?? null;
  const known = parts.length > 0 ? `is one of ${parts.join(', ')}, not ${name}` : 'is of sync and quality';
  throw new WhereforeError('BAD_INPUT', `--only ${known}`);
}

function amount(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= 1) return value;
  throw new WhereforeError('BAD_INPUT', `${name} must be a number from 1, not ${text}`);
}
