import { WhereforeError } from '@wherefore/contracts';
import type { ReadOutParts } from '@wherefore/engine';
import { loadMetrics } from '@wherefore/log';
import type { Parts } from './context.js';

/** What experiments are read out from. Throws UNAVAILABLE where this process has no log. */
export async function readingParts({ logDirectory }: Parts): Promise<ReadOutParts> {
  if (logDirectory === undefined)
    throw new WhereforeError('UNAVAILABLE', 'This process has no log to read from');
  return { logDirectory, metrics: await loadMetrics(logDirectory) };
}
