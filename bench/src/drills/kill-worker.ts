import { setTimeout as pause } from 'node:timers/promises';
import type { EventInput } from '@wherefore/contracts';
import { conclude } from '../harness/conclude.js';
import { type Drill, scaled } from '../harness/drill.js';
import { expectClean } from '../harness/expect-clean.js';
import { type LastingWorker, startLastingWorker } from '../harness/lasting-worker.js';
import { makeEvents } from '../harness/make-events.js';
import type { Place } from '../harness/place.js';
import { randomFrom } from '../harness/random.js';
import { submitEvents } from '../harness/submit-events.js';
import { untilDrained } from '../harness/until.js';

const EVENTS_A_BATCH = 2;
const KILL_EVERY_MS = 3_000;

export const killWorker: Drill = {
  name: 'kill-worker',
  about:
    '5,000 batches while one of 2 workers is killed every 3 s for 3 minutes: nothing lost, nothing twice',
  async run(stack, options) {
    const seconds = options.seconds ?? Math.max(10, Math.round(180 * options.size));
    const events = makeEvents(scaled(5_000, options) * EVENTS_A_BATCH, options.seed);
    const place = await stack.boot('killed');
    const workers = [
      await stack.keep(await startLastingWorker(place, 'first')),
      await stack.keep(await startLastingWorker(place, 'second')),
    ];
    stack.say(`${events.length / EVENTS_A_BATCH} batches and a kill every 3 s, for ${seconds} s`);
    const killing = killNowAndThen(workers, { seconds, seed: options.seed });
    await submitOver(place, events, seconds);
    const kills = await killing;
    const drained = performance.now();
    await untilDrained(place);
    const recovery = Math.round((performance.now() - drained) / 100) / 10;
    const { claims, notes, figures } = await expectClean(stack, place, events);
    return conclude(
      { batches: events.length / EVENTS_A_BATCH, kills, recovery_s: recovery, ...figures },
      claims,
      notes,
    );
  },
};

/** Spreads the batches over that many seconds. */
async function submitOver(place: Place, events: readonly EventInput[], seconds: number): Promise<void> {
  const started = performance.now();
  for (let at = 0; at < events.length; at += EVENTS_A_BATCH) {
    await submitEvents(place, String(at), events.slice(at, at + EVENTS_A_BATCH));
    const ahead = (at / events.length) * seconds * 1_000 - (performance.now() - started);
    if (ahead > 0) await pause(ahead);
  }
}

async function killNowAndThen(
  workers: readonly LastingWorker[],
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
): Promise<number> {
  const random = randomFrom(seed);
  const until = performance.now() + seconds * 1_000;
  let kills = 0;
  while (performance.now() < until) {
    await pause(KILL_EVERY_MS);
    random.pick(workers).kill();
    kills += 1;
  }
  return kills;
}
