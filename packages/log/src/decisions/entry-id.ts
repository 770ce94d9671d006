import { WhereforeError } from '@wherefore/contracts';

/** Before the first entry. */
export const NO_ENTRY = '0-0';

/** Milliseconds since 1970 at which Redis took the entry. Throws BAD_INPUT for what is no entry id. */
export function msOf(entry: string): number {
  return partsOf(entry)[0];
}

/** Negative when `a` came before `b`. */
export function compareEntries(a: string, b: string): number {
  const [[aMs, aSeq], [bMs, bSeq]] = [partsOf(a), partsOf(b)];
  return aMs - bMs || aSeq - bSeq;
}

/** The UTC date of an entry: its partition. */
export const dayOf = (entry: string): string => new Date(msOf(entry)).toISOString().slice(0, 10);

function partsOf(entry: string): [ms: number, sequence: number] {
  const match = /^(\d{1,14})-(\d{1,15})$/.exec(entry);
  if (match === null)
    throw new WhereforeError('BAD_INPUT', `not the id of a stream entry: ${JSON.stringify(entry)}`);
  return [Number(match[1]), Number(match[2])];
}
