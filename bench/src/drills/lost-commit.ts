import { conclude } from '../harness/conclude.js';
import { startBoltProxy } from '../harness/bolt-proxy.js';
import { type Drill, scaled } from '../harness/drill.js';
import { expectClean } from '../harness/expect-clean.js';
import { makeEvents } from '../harness/make-events.js';
import { randomFrom } from '../harness/random.js';
import { submitEvents } from '../harness/submit-events.js';
import { untilDrained } from '../harness/until.js';

const EVENTS_A_BATCH = 10;
const BATCHES_A_LOSS = 2;

export const lostCommit: Drill = {
  name: 'lost-commit',
  about: 'a proxy lets COMMIT through and loses the reply, 200 times: every effect once',
  async run(stack, options) {
    const wanted = scaled(200, options);
    const events = makeEvents(wanted * BATCHES_A_LOSS * EVENTS_A_BATCH, options.seed);
    const random = randomFrom(options.seed);
    const place = await stack.boot('lossy');
    let lost = 0;
    const proxy = await stack.keep(
      await startBoltProxy(place.env['NEO4J_URI'] ?? '', {
        loseReply() {
          if (lost >= wanted || random.next() < 0.4) return false;
          lost += 1;
          return true;
        },
      }),
    );
    await place.startWorker('worker', { NEO4J_URI: proxy.uri });
    stack.say(
      `${events.length} events, ${EVENTS_A_BATCH} at a time: what waits together is one commit, and one reply to lose`,
    );
    for (let at = 0; at < events.length; at += EVENTS_A_BATCH) {
      await submitEvents(place, String(at), events.slice(at, at + EVENTS_A_BATCH));
      await untilDrained(place);
    }
    const { claims, notes, figures } = await expectClean(stack, place, events);
    return conclude(
      { events: events.length, lost, ...figures },
      [...claims, { what: `replies were lost (${lost} of ${wanted})`, holds: lost === wanted }],
      notes,
    );
  },
};
