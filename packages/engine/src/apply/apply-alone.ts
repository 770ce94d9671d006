import { type ApplyResult, type Batch, type Event, type Reject, WhereforeError } from '@wherefore/contracts';
import { applyBatch, type ApplyParts, rejectOf } from './apply-batches.js';
import { tryEvents } from './find-poison.js';

/** Remembers the steps of a batch across the deaths of its workers. */
export interface StepCounter {
  /** Notes the start of a step; tells how often it was started before without an end. */
  start(step: string): Promise<number>;
  end(step: string): Promise<void>;
}

/** Starts of one step without an end after which it is what kills the worker, or overruns the graph. */
const DEADLY_STARTS = 2;

/**
 * Applies a batch that may be what its workers died of. Each event is first tried by itself in a transaction that is rolled
 * back, and noted before it is: one that has ended no trial twice, or that the graph refuses, goes to quarantine. What
 * is left takes effect as one batch, as always, so nothing can take effect twice. Should the good events kill the worker
 * together, twice, they go to quarantine too: kept, and no longer in the way of others. A step that overran the time or the
 * memory of the graph has not ended either.
 */
export async function applyAlone(parts: ApplyParts, batch: Batch, steps: StepCounter): Promise<ApplyResult> {
  const rejects: Reject[] = [...batch.rejects];
  const good: Event[] = [];
  for (const [index, event] of batch.events.entries()) {
    const reason = await faultOf(parts, event, { steps, step: String(index) });
    if (reason === null) good.push(event);
    else rejects.push(rejectOf(batch, event, reason));
  }
  return stepOf(steps, 'all', async (unended) => {
    if (unended < DEADLY_STARTS) return applyBatch(parts, { ...batch, events: good, rejects });
    const reason = `the worker died, or the graph ran out of time or memory, ${unended} times while this was applied with ${good.length - 1} others`;
    const all = [...rejects, ...good.map((event) => rejectOf(batch, event, reason))];
    const result = await applyBatch(parts, { ...batch, events: [], rejects: all });
    if (result.quarantined > 0) return result;
    throw new WhereforeError('INTERNAL', `batch ${batch.id} has taken effect, but the log cannot be written`);
  });
}

/** Why an event must not be applied; null when it may. Throws what leaves that open, to be found out another time. */
function faultOf(
  parts: ApplyParts,
  event: Event,
  { steps, step }: { readonly steps: StepCounter; readonly step: string },
): Promise<string | null> {
  return stepOf(steps, step, async (unended) => {
    if (unended >= DEADLY_STARTS)
      return `the worker died, or the graph ran out of time or memory, each of the ${unended} times this was tried by itself`;
    const refused = await tryEvents(parts, [event]);
    return refused === null ? null : `the graph refused it: ${refused}`;
  });
}

/** Takes a step, which is told how often it was begun without an end before. */
async function stepOf<T>(
  steps: StepCounter,
  step: string,
  take: (unended: number) => Promise<T>,
): Promise<T> {
  const unended = await steps.start(step);
  try {
    const result = await take(unended);
    if (unended < DEADLY_STARTS) await steps.end(step);
    return result;
  } catch (error) {
    if (!overruns(error)) await steps.end(step);
    throw error;
  }
}

const overruns = (error: unknown): boolean =>
  error instanceof WhereforeError && (error.code === 'TIMEOUT' || error.code === 'TOO_LARGE');
