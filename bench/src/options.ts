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

Options:
  --json <file>      also write the figures as JSON
  --dataset <name>   completejourney or demo; completejourney where its files are, if left out
  --fresh            load the data again, also if an earlier run has loaded it
  --growth           also measure a generated shop and one with 10 times the products and customers (an hour)
  --profile <file>   also write a CPU profile of warm requests, 16 at a time, and name what took longest
  --seconds <n>      how long each figure is measured, 10 if left out
  --customers <n>    customers who take turns, 500 if left out
  --trials <n>       events sent to measure freshness, 52 if left out
  --events <n>       sync: events of the stream, 150000 if left out
  --only <part>      sync: import, stream or freshness
  --help             this text
`;

/** Arguments after the name of the benchmark. Throws BAD_INPUT. */
export function parseOptions(args: readonly string[]): Options {
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
    only: partOf(values.only),
  };
}

const PARTS = ['import', 'stream', 'freshness'];

function partOf(name: string | undefined): string | null {
  if (name === undefined || PARTS.includes(name)) return name ?? null;
  throw new WhereforeError('BAD_INPUT', `--only is one of ${PARTS.join(', ')}, not ${name}`);
}

function amount(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= 1) return value;
  throw new WhereforeError('BAD_INPUT', `${name} must be a number from 1, not ${text}`);
}
