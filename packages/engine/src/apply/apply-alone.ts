import { type ApplyResult, type Batch, type Event, type Reject, WhereforeError } from '@wherefore/contracts';
import { applyBatch, type ApplyParts, rejectOf } from './apply-batches.js';
import { tryEvents } from './find-poison.js';

/** Remembers the steps of a batch across the deaths of its workers. */
export interface StepCounter {
  /** Notes the start of a step; tells how often it was started before without an end. */
  start(step: string): Promise<number>;
  end(step: string): Promise<void>;
}

/** Starts of one step without an end after which it is what kills the worker. */
const DEADLY_STARTS = 2;

/**
 * Applies a batch that may be what its workers died of. Each event is first tried by itself in a transaction that is rolled
 * back, and noted before it is: one that has ended no trial twice, or that the graph refuses, goes to quarantine. What
 * is left takes effect as one batch, as always, so nothing can take effect twice. Should the good events kill the worker
 * together, twice, they go to quarantine too: kept, and no longer in the way of others.
 */
export async function applyAlone(parts: ApplyParts, batch: Batch, steps: StepCounter): Promise<ApplyResult> {
  const rejects: Reject[] = [...batch.rejects];
  const good: Event[] = [];
  for (const [index, event] of batch.events.entries()) {
    const reason = await faultOf(parts, event, { steps, step: String(index) });
    if (reason === null) good.push(event);
    else rejects.push(rejectOf(batch, event, reason));
  }
  const unended = await steps.start('all');
  try {
    if (unended < DEADLY_STARTS) return await applyBatch(parts, { ...batch, events: good, rejects });
    const reason = `the worker died ${unended} times while it applied this with ${good.length - 1} others`;
    const all = [...rejects, ...good.map((event) => rejectOf(batch, event, reason))];
    const result = await applyBatch(parts, { ...batch, events: [], rejects: all });
    if (result.quarantined > 0) return result;
    throw new WhereforeError('INTERNAL', `batch ${batch.id} has taken effect, but the log cannot be written`);
  } finally {
    await steps.end('all');
  }
}

/** Why an event must not be applied; null when it may. Throws UNAVAILABLE or TIMEOUT when now is not the time to find out. */
async function faultOf(
  parts: ApplyParts,
  event: Event,
  { steps, step }: { readonly steps: StepCounter; readonly step: string },
): Promise<string | null> {
  const unended = await steps.start(step);
  if (unended >= DEADLY_STARTS) return `the worker died each of the ${unended} times it tried this by itself`;
  try {
    const refused = await tryEvents(parts, [event]);
    return refused === null ? null : `the graph refused it: ${refused}`;
  } finally {
    await steps.end(step);
  }
}
