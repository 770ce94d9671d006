import type { EventInput } from '@wherefore/contracts';
import { conclude } from '../harness/conclude.js';
import { type Drill, scaled } from '../harness/drill.js';
import type { DrillStack } from '../harness/drill-stack.js';
import { expectClean } from '../harness/expect-clean.js';
import { makeEvents } from '../harness/make-events.js';
import type { Place } from '../harness/place.js';
import { type Random, randomFrom } from '../harness/random.js';
import { sendEvents } from '../harness/send-events.js';
import { untilDrained } from '../harness/until.js';

const SENDERS = 8;
const MOST_TIMES = 5;
const MOST_AT_ONCE = 20;

export const duplicates: Drill = {
  name: 'duplicates',
  about:
    '10,000 events of all kinds, each delivered 1 to 5 times by 8 senders in any order: the graph of one clean pass',
  async run(stack, options) {
    const events = makeEvents(scaled(10_000, options), options.seed);
    const random = randomFrom(options.seed);
    const deliveries = random.shuffled(
      events.flatMap((event) => Array.from({ length: 1 + random.below(MOST_TIMES) }, () => event)),
    );
    const place = await stack.boot('messy');
    const seconds = await deliver(stack, { place, deliveries, random });
    const { claims, notes, figures } = await expectClean(stack, place, events);
    return conclude(
      { events: events.length, deliveries: deliveries.length, seconds, ...figures },
      claims,
      notes,
    );
  },
};

/** Sends everything and waits until it has taken effect; returns how long that took. */
async function deliver(
  stack: DrillStack,
  { place, deliveries, random }: { place: Place; deliveries: readonly EventInput[]; random: Random },
): Promise<number> {
  const [api] = await Promise.all([place.startApi(), place.startWorker()]);
  stack.say(`${deliveries.length} deliveries by ${SENDERS} senders`);
  const started = performance.now();
  let next = 0;
  const send = async (): Promise<void> => {
    while (next < deliveries.length) {
      const batch = deliveries.slice(next, next + 1 + random.below(MOST_AT_ONCE));
      next += batch.length;
      await sendEvents(place, api.port, batch);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  await untilDrained(place);
  return Math.round((performance.now() - started) / 100) / 10;
}
