import { WhereforeError } from '@wherefore/contracts';

/** What was given, as one of those that are known. Throws BAD_INPUT that names them. */
export function oneOf<T extends string>(name: string, given: string, known: readonly T[]): T {
  const found = known.find((one) => one === given);
  if (found !== undefined) return found;
  throw new WhereforeError('BAD_INPUT', `${name} is one of ${known.join(', ')}, not ${given}`);
}

/** A number within bounds, both included. Throws BAD_INPUT. */
export function within(name: string, given: number, [least, most]: readonly [number, number]): number {
  if (given >= least && given <= most) return given;
  throw new WhereforeError('BAD_INPUT', `${name} is from ${least} to ${most}, not ${given}`);
}
