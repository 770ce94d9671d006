import { parseArgs } from 'node:util';
import { WhereforeError } from '@wherefore/contracts';
import type { DrillOptions } from './drill.js';

export interface CommandOptions extends DrillOptions {
  /** File for the figures. */
  readonly json: string | null;
}

export const OPTIONS_TEXT = `Options:
  --json <file>    also write the figures as JSON
  --seconds <n>    how long a drill that runs for a time runs; its full length, if left out
  --size <share>   share of the full size, such as 0.1; 1 if left out
  --seed <n>       what all that is random follows from; 1 if left out
  --help           this text
`;

/** Arguments after the name of the drill. Throws BAD_INPUT. */
export function parseOptions(args: readonly string[]): CommandOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { json: text, seconds: text, size: text, seed: text },
  });
  return {
    json: values.json ?? null,
    seconds: values.seconds === undefined ? null : between('--seconds', values.seconds, [1, 3_600]),
    size: between('--size', values.size ?? '1', [0.0001, 1]),
    seed: between('--seed', values.seed ?? '1', [1, 2 ** 31]),
  };
}

function between(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw new WhereforeError('BAD_INPUT', `${name} must be a number from ${least} to ${most}, not ${text}`);
}
