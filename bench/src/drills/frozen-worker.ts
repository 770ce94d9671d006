import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type EventInput, WhereforeError } from '@wherefore/contracts';
import type { Child } from '../stack/child-process.js';
import { conclude } from '../harness/conclude.js';
import { type Drill, scaled } from '../harness/drill.js';
import { expectClean } from '../harness/expect-clean.js';
import { makeEvents } from '../harness/make-events.js';
import type { Place } from '../harness/place.js';
import { randomFrom } from '../harness/random.js';
import { submitEvents } from '../harness/submit-events.js';
import { until, untilDrained } from '../harness/until.js';

const EVENTS_A_BATCH = 20;
/**
 * Time for others to finish everything: a job is locked for 15 s, a stalled one is noticed within 10 s, and the graph ends the
 * transaction that the frozen worker has open, with all its locks, after 60 s.
 */
const FROZEN_MS = 100_000;
/** With two batches at a time in each of two workers, each of them has something in hand when three are. */
const BOTH_AT_WORK = 3;
const SOON_MS = 40;

export const frozenWorker: Drill = {
  name: 'frozen-worker',
  about:
    'a worker is stopped for longer than its lock, another takes over, it goes on (5 times): no effect twice',
  async run(stack, options) {
    const freezes = scaled(5, options);
    const events = makeEvents(freezes * 60 * EVENTS_A_BATCH, options.seed);
    const random = randomFrom(options.seed);
    const place = await stack.boot('frozen');
    const workers = [await place.startWorker('first'), await place.startWorker('second')];
    let overtaken = 0;
    for (let n = 0; n < freezes; n += 1) {
      stack.say(`freeze ${n + 1} of ${freezes}`);
      const share = events.length / freezes;
      await submitAll(place, events.slice(n * share, (n + 1) * share));
      const atWork = async (): Promise<boolean> => (await place.queue.counts()).active >= BOTH_AT_WORK;
      await until('both workers have something in hand', atWork, 30_000);
      await pause(SOON_MS * random.next());
      overtaken += await freeze(place, random.pick(workers));
    }
    await untilDrained(place);
    const alive = workers.filter(
      ({ process: child }) => child.exitCode === null && child.signalCode === null,
    );
    const { claims, notes, figures } = await expectClean(stack, place, events);
    const lost = lostLocks(place);
    return conclude(
      { freezes, overtaken, lost_locks: lost, ...figures },
      [
        ...claims,
        { what: `a worker noticed that a batch was not its own any more (${lost} times)`, holds: lost > 0 },
        { what: `both workers still run (${alive.length} of 2)`, holds: alive.length === workers.length },
        {
          what: `others finished meanwhile what a frozen one had begun (${overtaken})`,
          holds: overtaken > 0,
        },
      ],
      notes,
    );
  },
};

async function submitAll(place: Place, events: readonly EventInput[]): Promise<void> {
  for (let at = 0; at < events.length; at += EVENTS_A_BATCH)
    await submitEvents(place, events[at]?.id ?? '', events.slice(at, at + EVENTS_A_BATCH));
}

/** Returns 1 when everything was applied while the worker stood still. */
async function freeze(place: Place, worker: Child): Promise<number> {
  process.kill(worker.pid, 'SIGSTOP');
  try {
    await untilDrained(place, FROZEN_MS);
    return 1;
  } catch (error) {
    if (error instanceof WhereforeError && error.code === 'TIMEOUT') return 0;
    throw error;
  } finally {
    process.kill(worker.pid, 'SIGCONT');
  }
}

/** Times a worker noticed that a job was not its own any more. */
const lostLocks = ({ home }: Place): number =>
  ['first', 'second']
    .map((name) => readFileSync(path.join(home, 'logs', `${name}.log`), 'utf8'))
    .reduce((sum, text) => sum + (text.match(/lock/gi)?.length ?? 0), 0);
