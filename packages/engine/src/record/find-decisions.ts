import type { DecisionId, DecisionRecord } from '@wherefore/contracts';
import { compareEntries } from '@wherefore/log';
import { decisionIdOf } from './decision-id.js';
import type { RecordParts } from './record-decision.js';

/** A recorded decision as a line of a list. */
export interface FoundDecision {
  readonly id: DecisionId;
  readonly record: DecisionRecord;
}

export interface DecisionFilter {
  readonly first: number;
  /** The shop's id of the customer; of anybody where it is left out. */
  readonly customer?: string | null;
  readonly placement?: string | null;
}

/** Where something is looked for, so many of the latest decisions are read. */
const LOOKED_THROUGH = 1_000;

/** The latest decisions, latest first: all of them, or a customer's or a placement's among the latest thousand. */
export async function findDecisions(
  parts: RecordParts,
  { first, customer = null, placement = null }: DecisionFilter,
): Promise<FoundDecision[]> {
  const pseudonym: string | null = customer === null ? null : parts.keyring.pseudonym(customer);
  const isAsked = ({ request }: DecisionRecord): boolean =>
    (pseudonym === null || request.customer === pseudonym) &&
    (placement === null || request.placement === placement);
  const looked = pseudonym === null && placement === null ? first : LOOKED_THROUGH;
  const latest = await readLatest(parts, looked);
  return latest
    .map(({ entry, body }): FoundDecision => ({
      id: decisionIdOf(parts.keyring, entry),
      record: JSON.parse(body) as DecisionRecord,
    }))
    .filter(({ record }) => isAsked(record))
    .slice(0, first);
}

/** Those still in the stream, then those of the log. */
export async function readLatest(parts: RecordParts, count: number) {
  const recent = await parts.decisions.readLatest(count);
  const oldest = recent.at(-1)?.entry;
  const older =
    recent.length >= count ? [] : await (await parts.decisionLog()).readDecisions({ limit: count });
  const before = older.filter(({ entry }) => oldest === undefined || compareEntries(entry, oldest) < 0);
  return [...recent, ...before].slice(0, count);
}
