import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventInput } from '@wherefore/contracts';
import type { Child } from '../stack/child-process.js';
import { conclude } from '../harness/conclude.js';
import { type Drill, scaled } from '../harness/drill.js';
import { expectClean } from '../harness/expect-clean.js';
import { makeEvents } from '../harness/make-events.js';
import type { Place } from '../harness/place.js';
import { randomFrom } from '../harness/random.js';
import { submitEvents } from '../harness/submit-events.js';
import { untilDrained } from '../harness/until.js';

const EVENTS_A_BATCH = 20;
/** Longer than a job stays locked (15 s) and a stalled one takes to be noticed (5 s, twice). */
const FROZEN_MS = 27_000;
const WARM_MS = 1_500;

export const frozenWorker: Drill = {
  name: 'frozen-worker',
  about:
    'a worker is stopped for longer than its lock, another takes over, it goes on (8 times): no effect twice',
  async run(stack, options) {
    const freezes = scaled(8, options);
    const events = makeEvents(freezes * 60 * EVENTS_A_BATCH, options.seed);
    const random = randomFrom(options.seed);
    const place = await stack.boot('frozen');
    const workers = [await place.startWorker('first'), await place.startWorker('second')];
    let overtaken = 0;
    for (let n = 0; n < freezes; n += 1) {
      stack.say(`freeze ${n + 1} of ${freezes}`);
      const share = events.length / freezes;
      await submitAll(place, events.slice(n * share, (n + 1) * share));
      await pause(WARM_MS * random.next());
      overtaken += await freeze(place, random.pick(workers));
    }
    await untilDrained(place);
    const alive = workers.filter(
      ({ process: child }) => child.exitCode === null && child.signalCode === null,
    );
    const { claims, notes, figures } = await expectClean(stack, place, events);
    return conclude(
      { freezes, overtaken, lost_locks: lostLocks(place), ...figures },
      [
        ...claims,
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

/** Returns 1 when everything was applied while the worker stood still, although it had begun some of it. */
async function freeze(place: Place, worker: Child): Promise<number> {
  process.kill(worker.pid, 'SIGSTOP');
  const held = (await place.queue.counts()).active;
  await pause(FROZEN_MS);
  const { waiting, active, delayed } = await place.queue.counts();
  process.kill(worker.pid, 'SIGCONT');
  return held > 0 && waiting + active + delayed === 0 ? 1 : 0;
}

/** Times a worker noticed that a job was not its own any more. */
const lostLocks = ({ home }: Place): number =>
  ['first', 'second']
    .map((name) => readFileSync(path.join(home, 'logs', `${name}.log`), 'utf8'))
    .reduce((sum, text) => sum + (text.match(/lock/gi)?.length ?? 0), 0);
