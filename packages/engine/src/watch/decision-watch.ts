import type { Event } from '@wherefore/contracts';
import type { Decided } from '../offers/decide-offers.js';
import type { TrialArm } from '../offers/inputs.js';
import { findResponses } from './find-responses.js';
import { PendingCounts } from './pending-counts.js';
import { ServedCounts } from './served-counts.js';
import { openShadowing } from './shadowing.js';
import { TrialCounts } from './trial-counts.js';
import type { WatchParts } from './watch-parts.js';

/**
 * Counts what the versions do that decide, while they do it and off the answer path: nobody waits for it, and what cannot be counted
 * never costs an answer. What is counted is in Redis within a second or so.
 */
export interface DecisionWatch {
  /** A decision was made, `ms` after it was asked for. */
  decided(decided: Decided, ms: number): void;
  /** A decision of an arm failed. */
  failed(trial: TrialArm, ms: number): void;
  /** Something became of offers. */
  responded(events: readonly Event[]): void;
  /** Resolves once everything that was noted is counted. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface WatchOptions {
  /** How often what was noted goes to Redis, ms. */
  readonly everyMs?: number;
  /** Told of what could not be counted. */
  readonly onError: (error: unknown) => void;
}

const EVERY_MS = 1_000;

export function openDecisionWatch(parts: WatchParts, options: WatchOptions): DecisionWatch {
  const { onError } = options;
  const pending = new PendingCounts(parts.queue.tallies);
  const trials = new TrialCounts(pending);
  const served = new ServedCounts(pending);
  const shadowing = openShadowing(parts.desk, { pending, onError });
  const running = new Set<Promise<void>>();
  const inBackground = (work: Promise<void>): void => {
    const done = work.catch(onError).finally(() => running.delete(done));
    running.add(done);
  };
  const timer = setInterval(() => inBackground(pending.flush()), options.everyMs ?? EVERY_MS);
  timer.unref();

  async function countResponses(events: readonly Event[]): Promise<void> {
    const { trial } = (await parts.desk.knowledge()).tried;
    for (const response of await findResponses(parts, events)) {
      served.responded(response);
      if (trial !== null) trials.responded(trial, response);
    }
  }

  return {
    decided(decided, ms) {
      const { trial } = decided.inputs;
      if (trial !== null) trials.decided(trial, decided, ms);
      served.decided(decided);
      shadowing.offer(decided, ms);
    },
    failed: (trial, ms) => trials.failed(trial, ms),
    responded: (events) => inBackground(countResponses(events)),
    async settle() {
      await shadowing.settle();
      while (running.size > 0) await Promise.all(running);
      await pending.flush();
    },
    async close() {
      clearInterval(timer);
      await this.settle().catch(onError);
    },
  };
}
