import { findDeleted, readRecords, type SourceOutcome } from '@wherefore/connectors';
import { stampOf } from '@wherefore/contracts';
import type { CycleFailure, DeletionsReport } from './cycle-report.js';
import { heldIds } from './held-ids.js';
import { entityOf, readKnownFacts } from './known-facts.js';
import type { Reading, ReadingOf, ReadingParts } from './reading.js';

/** Records that the provider lists and we do not hold; more than this are left to a full reading. */
const MOST_MISSED = 1_000;

/**
 * Finds what was deleted without a word: the ids that the graph holds, less those the provider lists, each asked for by
 * name before it is declared gone. Very many at once are not believed (`most`) and nothing is declared. Null for kinds
 * that have no such search.
 */
export async function findDeletions(
  parts: ReadingParts,
  {
    reading,
    of,
    most,
  }: { readonly reading: Reading; readonly of: ReadingOf; readonly most?: number | undefined },
): Promise<DeletionsReport | null> {
  const { source, kind } = of;
  const known = await heldIds(parts.graph, of);
  if (known === null) return null;
  const query = { kind, known, context: source.context, ...(most !== undefined && { most }) };
  const found = await findDeleted(reading.half, query, reading.runtime);
  const at = new Date(reading.runtime.now()).toISOString();
  if (!found.ok) return { at, held: known.size, deleted: 0, missed: 0, failure: found.refusal };
  const before = reading.found.deleted;
  await reading.take(await withoutEffectless(parts, found.value.outcome));
  const deleted = reading.found.deleted - before;
  const report = { at: found.value.asOf, held: known.size, deleted, missed: 0, failure: null };
  const unknown = found.value.unknown.slice(0, MOST_MISSED);
  if (unknown.length === 0) return report;
  const records = await readRecords(reading.half, { kind, ids: unknown }, reading.runtime);
  if (!records.ok) return { ...report, failure: records.refusal };
  const receivedAt = new Date(reading.runtime.now());
  await reading.take(reading.half.toEvents(kind, records.value, { ...source.context, receivedAt }));
  return { ...report, missed: found.value.unknown.length, failure: leftOver(found.value.unknown.length) };
}

const leftOver = (unknown: number): CycleFailure | null =>
  unknown <= MOST_MISSED
    ? null
    : {
        reason: 'incomplete',
        detail: `${unknown} records are listed that the graph does not hold; ${MOST_MISSED} were read. Read all: wherefore reconcile <source> --full`,
        retryAt: null,
      };

/** Without deletions that are known, or that something newer in the graph would outweigh: they would be found again and again. */
export async function withoutEffectless(parts: ReadingParts, outcome: SourceOutcome): Promise<SourceOutcome> {
  const known = await readKnownFacts(parts.graph, { events: outcome.events, keys: [] });
  const hasEffect = (event: SourceOutcome['events'][number]): boolean => {
    const entity = entityOf(event);
    const held = entity === null ? undefined : known.held(entity);
    return held === undefined || (!held.deleted && held.stamp < stampOf(event));
  };
  return { ...outcome, events: outcome.events.filter(hasEffect) };
}
