import { pollChanges, readRecords } from '@wherefore/connectors';
import { FollowUp, type SourceJob, WhereforeError } from '@wherefore/contracts';
import { PRIORITY } from '@wherefore/queue';
import type { SourceReport } from '../reconcile/cycle-report.js';
import { withoutEffectless } from '../reconcile/find-deletions.js';
import { Reading } from '../reconcile/reading.js';
import { type ReconcileParts, reconcileSource } from '../reconcile/reconcile-source.js';
import type { Source, SourcePolling, Sources } from './source.js';

/**
 * Does one job of the queue of sources. Null for a turn that somebody else has, or of a source that is no longer
 * configured. Throws UNAVAILABLE where a provider did not give what a delivery pointed at: to be tried again.
 */
export async function runSourceJob(
  parts: ReconcileParts & { readonly sources: Sources },
  job: SourceJob,
): Promise<SourceReport | null> {
  const source = parts.sources.get(job.source);
  if (job.task === 'reconcile')
    return source === undefined || source.polling === null
      ? null
      : reconcileSource(parts, source, { deletions: 'when-due' });
  if (source === undefined || source.polling === null)
    throw new WhereforeError('UNAVAILABLE', `${job.source} is not polled; what it pointed at cannot be read`);
  const body = JSON.parse(parts.keyring.open(Buffer.from(job.sealed, 'base64'))) as unknown;
  await followUp(parts, { source, polling: source.polling }, FollowUp.parse(body));
  return null;
}

async function followUp(
  parts: ReconcileParts,
  { source, polling }: { readonly source: Source; readonly polling: SourcePolling },
  { refetch, resync }: FollowUp,
): Promise<void> {
  const readingOf = (kind: string) =>
    new Reading(parts, { source, polling, kind, priority: PRIORITY.feed, lease: null });
  for (const kind of new Set(refetch.map((one) => one.kind))) {
    const reading = readingOf(kind);
    const wanted = refetch.filter((one) => one.kind === kind);
    const ids = [...new Set(wanted.map(({ id }) => id))];
    const context = { ...source.context, receivedAt: new Date(reading.runtime.now()) };
    const records = await readRecords(reading.half, { kind, ids }, reading.runtime);
    if (!records.ok) throw unanswered(source, records.refusal.detail);
    await reading.take(reading.half.toEvents(kind, records.value, context));
    const found = new Set(records.value.map((record) => reading.half.idOf(record)));
    const gone = new Set(wanted.flatMap(({ id, saidGone }) => (saidGone && !found.has(id) ? [id] : [])));
    const deletions = reading.half.toDeletions(kind, [...gone], context);
    await reading.take(await withoutEffectless(parts, deletions));
    await reading.settle();
  }
  for (const { kind, since } of resync) {
    const reading = readingOf(kind);
    const pages = pollChanges(reading.half, { kind, mark: since, context: source.context }, reading.runtime);
    for (let step = await pages.next(); ; step = await pages.next()) {
      if (step.done !== true) await reading.take(step.value);
      else if (step.value.ok) break;
      else throw unanswered(source, step.value.refusal.detail);
    }
    await reading.settle();
  }
}

const unanswered = ({ name }: Source, detail: string): WhereforeError =>
  new WhereforeError('UNAVAILABLE', `${name} did not answer: ${detail}`);
