import { pollChanges } from '@wherefore/connectors';
import type { CycleFailure, DeletionsReport, KindReport } from './cycle-report.js';
import { findDeletions } from './find-deletions.js';
import { priorityOfReading, Reading, type ReadingOf, type ReadingParts } from './reading.js';
import { type Mark, saveSourceMark } from './source-marks.js';

export interface KindCycle extends Omit<ReadingOf, 'priority'> {
  /** What the last cycle left. */
  readonly last: Mark;
  /** Read everything, whatever was read before. */
  readonly full: boolean;
  readonly deletions: boolean;
  /** More than this are not believed to be gone; a tenth of those held, or 25, by default. */
  readonly most?: number | undefined;
  readonly stopped: KindReport['stopped'];
  readonly onProgress: (kind: string, records: number) => void;
}

/**
 * One cycle over one kind: what changed since the mark, less the overlap, and where asked for, what was deleted. The mark
 * moves on only once all of it has taken effect; what was cut short is read again, and what is known changes nothing.
 */
export async function reconcileKind(parts: ReadingParts, cycle: KindCycle): Promise<KindReport> {
  const started = performance.now();
  const mark = cycle.full ? null : cycle.last.mark;
  const of = { ...cycle, priority: priorityOfReading(mark) };
  const reading = new Reading(parts, of);
  const read = await readChanges(reading, cycle, mark);
  const deletions =
    cycle.deletions && read.failure === null
      ? await findDeletions(parts, { reading, of, most: cycle.most })
      : null;
  await reading.settle();
  const { overlapSeconds } = cycle.polling.half;
  const report: KindReport = {
    ...reading.found,
    kind: cycle.kind,
    since: mark === null ? null : new Date(Date.parse(mark) - overlapSeconds * 1_000).toISOString(),
    overlapSeconds,
    mark: read.mark ?? cycle.last.mark,
    deletions: deletions ?? cycle.last.report?.deletions ?? null,
    stopped: cycle.stopped,
    seconds: Math.round(performance.now() - started) / 1_000,
    failure: read.failure,
  };
  await saveSourceMark(parts.graph, {
    name: cycle.source.name,
    kind: cycle.kind,
    mark: read.mark,
    listed: listedAt(deletions),
    at: new Date(reading.runtime.now()),
    report,
  });
  return report;
}

/** A search that could not be believed is not repeated at once; one that broke is. */
const listedAt = (deletions: DeletionsReport | null): string | null =>
  deletions === null || (deletions.failure !== null && deletions.failure.reason !== 'implausible')
    ? null
    : deletions.at;

async function readChanges(
  reading: Reading,
  { kind, source, onProgress }: KindCycle,
  mark: string | null,
): Promise<{ readonly mark: string | null; readonly failure: CycleFailure | null }> {
  const pages = pollChanges(reading.half, { kind, mark, context: source.context }, reading.runtime);
  for (;;) {
    const step = await pages.next();
    if (step.done === true)
      return step.value.ok
        ? { mark: step.value.value.mark, failure: null }
        : { mark: null, failure: step.value.refusal };
    await reading.take(step.value);
    onProgress(kind, reading.found.records);
  }
}
