import type { DecisionId } from '@wherefore/contracts';
import { compareEntries, type DecisionQuery } from '@wherefore/log';
import type { Recalled } from '../offers/recorded.js';
import { decisionIdOf } from './decision-id.js';
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
  const recent = await parts.decisions.readLatest(count);
  const oldest = recent.at(-1)?.entry;
  const older =
    recent.length >= count ? [] : await (await parts.decisionLog()).readDecisions({ limit: count });
  const before = older.filter(({ entry }) => oldest === undefined || compareEntries(entry, oldest) < 0);
  return [...recent, ...before].slice(0, count).map((one) => () => listed(parts, one));
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
