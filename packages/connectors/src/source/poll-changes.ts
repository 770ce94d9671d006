import { accepted, type Result } from '@wherefore/contracts';
import type { PollHalf, SourceContext } from './source-connector.js';
import type { SourceOutcome } from './source-outcome.js';
import { type PollFailure, type PollRuntime, walkPages, type WalkEnd } from './walk-pages.js';

export interface ChangesQuery {
  readonly kind: string;
  /** The `mark` of the last complete reading; null reads everything. */
  readonly mark: string | null;
  readonly context: Omit<SourceContext, 'receivedAt'>;
}

export interface ChangesRead extends WalkEnd {
  /** Hand this in next time. It is the provider's clock when the reading began, so that what changes meanwhile is not lost. */
  readonly mark: string;
}

/**
 * Backfill (without a mark) and reconciliation (with one): what changed since the mark, less the overlap, page by page.
 * Only a complete reading has a mark; a broken one is repeated from the old one, and what comes twice has the same ids.
 */
export async function* pollChanges(
  half: PollHalf,
  { kind, mark, context }: ChangesQuery,
  runtime: PollRuntime,
): AsyncGenerator<SourceOutcome, Result<ChangesRead, PollFailure>> {
  const since = mark === null ? null : new Date(Date.parse(mark) - half.overlapSeconds * 1000).toISOString();
  const walk = walkPages(half, half.changes(kind, since), runtime);
  for (;;) {
    const step = await walk.next();
    if (step.done === true)
      return step.value.ok ? accepted({ ...step.value.value, mark: step.value.value.asOf }) : step.value;
    yield half.toEvents(kind, step.value.records, { ...context, receivedAt: new Date(runtime.now()) });
  }
}
