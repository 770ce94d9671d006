import type { DecisionId } from '@wherefore/contracts';
import type { DecisionQuery } from '@wherefore/log';
import type { Recalled } from '../offers/recorded.js';
import { decisionIdOf } from './decision-id.js';
import { readLatest } from './find-decisions.js';
import { withSnapshots } from './recall-decision.js';
import type { RecordParts } from './record-decision.js';

/** A recorded decision under its id. */
export interface ListedDecision extends Recalled {
  readonly id: DecisionId;
}

/** The latest decisions, latest first: those still in the stream, then those of the log. */
export async function listLatest(
  parts: RecordParts,
  count: number,
): Promise<(() => Promise<ListedDecision>)[]> {
  return (await readLatest(parts, count)).map((one) => () => listed(parts, one));
}

/** Logged decisions of a stretch of time, or a sample of them. */
export async function listLogged(
  parts: RecordParts,
  query: DecisionQuery,
): Promise<(() => Promise<ListedDecision>)[]> {
  const found = await (await parts.decisionLog()).readDecisions(query);
  return found.map((one) => () => listed(parts, one));
}

async function listed(
  parts: RecordParts,
  one: { readonly entry: string; readonly body: string },
): Promise<ListedDecision> {
  return { ...(await withSnapshots(parts, one)), id: decisionIdOf(parts.keyring, one.entry) };
}
