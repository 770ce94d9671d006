import { setTimeout as delay } from 'node:timers/promises';
import type { Event, Reject } from '@wherefore/contracts';
import { countHeldBatches, type Graph, importProgress } from '@wherefore/graph';
import { PRIORITY } from '@wherefore/queue';
import { type IntakeParts, submitBatch } from '../intake/submit-batch.js';
import { assertMoving, waitUntilApplied } from '../intake/wait-until-applied.js';

/** A stretch of a source: how many records were read, what became of them. */
export interface ImportPart {
  readonly records: number;
  readonly events: readonly Event[];
  readonly rejects: readonly Reject[];
  /** Records that rightly have no effect. */
  readonly skipped: number;
}

export interface ImportSource {
  /** Names the content: the same key again is the same import, and goes on where it stopped. */
  readonly key: string;
  readonly source: string;
  /** The same parts in the same order every time. */
  readonly parts: AsyncIterable<ImportPart> | Iterable<ImportPart>;
}

export interface ImportReport {
  /** Records read = applied + quarantined + skipped. What contracts refuse later is not known yet and counts as applied. */
  readonly records: number;
  readonly applied: number;
  readonly quarantined: number;
  readonly skipped: number;
  readonly events: number;
  readonly chunks: number;
  /** Chunks that had taken effect before this run. */
  readonly chunksKnown: number;
  /** Chunks that are held as a whole, now or from before: they count as applied, but take no effect until released. */
  readonly held: number;
}

/** A chunk is one transaction: large enough to be fast, small enough to be quick. Orders weigh by their lines. */
const CHUNK_WEIGHT = 6_000;
/** Chunks sent and not yet applied: what bounds memory in Redis. */
const MOST_OUTSTANDING = 6;
const WHAT = 'The import';

interface Chunk extends ImportPart {
  readonly number: number;
}

/**
 * Sends a source through the queue, a chunk at a time, and waits until all of it has taken effect. Chunks that the graph
 * knows are not sent again, so that a repeated import changes nothing and an interrupted one goes on. Throws
 * UNAVAILABLE when chunks stop taking effect (no worker, a failing batch).
 */
export async function importStream(
  parts: IntakeParts & { graph: Graph },
  source: ImportSource,
  onProgress: (report: ImportReport) => void,
): Promise<ImportReport> {
  const known = await progressOf(parts.graph, source.key);
  const before = known.size;
  const sent = new Set<number>();
  let report: ImportReport = {
    records: 0,
    applied: 0,
    quarantined: 0,
    skipped: 0,
    events: 0,
    chunks: 0,
    chunksKnown: 0,
    held: 0,
  };
  const wait = async (most: number) => {
    await waitFor(parts, { key: source.key, sent, most });
  };
  for await (const chunk of chunksOf(source)) {
    report = {
      records: report.records + chunk.records,
      applied: report.applied + chunk.records - chunk.rejects.length - chunk.skipped,
      quarantined: report.quarantined + chunk.rejects.length,
      skipped: report.skipped + chunk.skipped,
      events: report.events + chunk.events.length,
      chunks: report.chunks + 1,
      chunksKnown: Math.min(before, report.chunksKnown + (known.has(chunk.number) ? 1 : 0)),
      held: 0,
    };
    if (!known.has(chunk.number)) {
      await wait(MOST_OUTSTANDING - 1);
      await submitChunk(parts, source, chunk);
      sent.add(chunk.number);
    }
    onProgress(report);
  }
  await wait(0);
  await waitForLog(parts, source.key, report.chunks);
  return { ...report, held: await heldOf(parts.graph, source.key) };
}

async function submitChunk(parts: IntakeParts, source: ImportSource, chunk: Chunk): Promise<void> {
  const { number, records, events, rejects } = chunk;
  const batch = {
    id: batchId(source.key, number),
    source: source.source,
    receivedAt: new Date().toISOString(),
    guard: 'batch' as const,
    events,
    rejects,
    chunk: { import: source.key, chunk: number, records, quarantined: rejects.length },
  };
  await submitBatch(parts, batch, PRIORITY.bulk);
}

async function* chunksOf(source: ImportSource): AsyncGenerator<Chunk> {
  let number = 0;
  let weight = 0;
  let parts: ImportPart[] = [];
  for await (const part of source.parts) {
    parts.push(part);
    weight += part.rejects.length + part.events.reduce((sum, event) => sum + weightOf(event), 0);
    if (weight < CHUNK_WEIGHT) continue;
    yield joined(number, parts);
    [number, weight, parts] = [number + 1, 0, []];
  }
  if (parts.length > 0) yield joined(number, parts);
}

function joined(number: number, parts: readonly ImportPart[]): Chunk {
  const sum = (count: (part: ImportPart) => number) => parts.reduce((total, part) => total + count(part), 0);
  return {
    number,
    records: sum((part) => part.records),
    skipped: sum((part) => part.skipped),
    events: parts.flatMap((part) => part.events),
    rejects: parts.flatMap((part) => part.rejects),
  };
}

const weightOf = (event: Event): number => ('lines' in event.payload ? 1 + event.payload.lines.length : 2);

async function progressOf(graph: Graph, key: string): Promise<Set<number>> {
  return new Set((await graph.read(importProgress, { import: key })).map((row) => row.chunk));
}

/** Waits until at most `most` of the sent chunks have not taken effect. */
async function waitFor(
  parts: IntakeParts & { graph: Graph },
  { key, sent, most }: { key: string; sent: Set<number>; most: number },
): Promise<void> {
  let [open, since] = [sent.size, Date.now()];
  while (sent.size > most) {
    for (const chunk of await progressOf(parts.graph, key)) sent.delete(chunk);
    if (sent.size < open) [open, since] = [sent.size, Date.now()];
    if (sent.size > most) {
      await assertMoving(parts.queue, { since, what: WHAT });
      await delay(50);
    }
  }
}

/** Waits until the log has the chunks too: a worker that died between graph and log is made up for by the next. */
async function waitForLog({ queue }: IntakeParts, key: string, chunks: number): Promise<void> {
  const batches = Array.from({ length: chunks }, (_, number) => batchId(key, number));
  await waitUntilApplied(queue, { batches, what: WHAT });
}

async function heldOf(graph: Graph, key: string): Promise<number> {
  const [row] = await graph.read(countHeldBatches, { prefix: batchesOf(key) });
  return row?.batches ?? 0;
}

const batchesOf = (key: string): string => `import:${key}:`;
const batchId = (key: string, chunk: number): string => `${batchesOf(key)}${chunk}`;
