import { Event, type EventInput } from '@wherefore/contracts';
import { listHeld, replayHeld, submitBatch } from '@wherefore/engine';
import { startBoltProxy } from '../harness/bolt-proxy.js';
import { conclude } from '../harness/conclude.js';
import { type Drill, scaled } from '../harness/drill.js';
import { expectClean } from '../harness/expect-clean.js';
import { type LastingWorker, startLastingWorker } from '../harness/lasting-worker.js';
import { makeEvents } from '../harness/make-events.js';
import type { Place } from '../harness/place.js';
import { submitEvents } from '../harness/submit-events.js';
import { untilDrained } from '../harness/until.js';
import { heldFirst } from '../harness/held-first.js';

const POISON = 'kills the worker';
const AT = '2026-01-01T00:00:00.000Z';
/** Twice with its neighbours, twice by itself. */
const MOST_DEATHS = 4;

const product = (id: string, title: string): EventInput => ({
  id,
  source: 'poison',
  type: 'product.upserted',
  occurredAt: AT,
  payload: { product: 'poisoned', title },
});
const deadly = product('deadly', `What ${POISON}`);
const mended = product('deadly', 'What was mended');

export const poison: Drill = {
  name: 'poison',
  about:
    'one event that kills every worker and one that cannot be applied among 1,000 batches: both held, all others applied',
  async run(stack, options) {
    const events = makeEvents(scaled(1_000, options), options.seed);
    const place = await stack.boot('poisoned');
    const workers = [
      await deadlyWorker(place, 'first', stack.keep),
      await deadlyWorker(place, 'second', stack.keep),
    ];
    const middle = Math.floor(events.length / 2);
    for (const [n, event] of events.entries())
      // Neighbours in the same batch must not go down with it.
      await submitEvents(place, String(n), n === middle ? [event, deadly] : [event]);
    await submitRefused(place);
    stack.say(`${events.length + 1} batches are in the queue`);
    await untilDrained(place);
    const deaths = workers.reduce((sum, worker) => sum + worker.deaths, 0);
    const held = await listHeld(place, heldFirst(10));
    const killing = held.find(({ position }) => position === 'event deadly');
    const refused = held.find(({ position }) => position === 'event refused');
    await replayHeld(
      place,
      {
        ids: [killing?.id ?? ''],
        edited: { [killing?.id ?? '']: mended },
        who: 'drill',
        why: 'it is mended',
      },
      new Date(),
    );
    await untilDrained(place);
    const { claims, notes, figures } = await expectClean(stack, place, [...events, mended]);
    return conclude(
      { batches: events.length + 1, worker_deaths: deaths, held: held.length, ...figures },
      [
        ...claims,
        {
          what: `what kills is held, after ${deaths} deaths of at most ${MOST_DEATHS}: ${killing?.reason ?? 'it is not'}`,
          holds:
            deaths > 0 && deaths <= MOST_DEATHS && killing?.source === 'poison' && killing.firstSeen !== '',
        },
        {
          what: `what cannot be applied is held: ${refused?.reason ?? 'it is not'}`,
          holds: refused !== undefined,
        },
        { what: `nothing else is held (${held.length})`, holds: held.length === 2 },
      ],
      notes,
    );
  },
};

/** A worker that is killed the moment it sends the poison to the graph. */
async function deadlyWorker(
  place: Place,
  name: string,
  keep: <T extends { stop(): Promise<void> }>(part: T) => Promise<T>,
): Promise<LastingWorker> {
  const workers: LastingWorker[] = [];
  const proxy = await keep(
    await startBoltProxy(place.env['NEO4J_URI'] ?? '', {
      swallow(bytes) {
        if (!bytes.includes(POISON)) return false;
        for (const worker of workers) worker.kill();
        return true;
      },
    }),
  );
  const worker = await keep(await startLastingWorker(place, name, { env: { NEO4J_URI: proxy.uri } }));
  workers.push(worker);
  return worker;
}

/** An event that intake would not have let through: nobody can read its time. */
async function submitRefused(place: Place): Promise<void> {
  const viewed: EventInput = {
    id: 'refused',
    source: 'poison',
    type: 'product.viewed',
    occurredAt: AT,
    payload: { product: 'p1', customer: 'c1' },
  };
  const event = { ...Event.parse(viewed), occurredAt: 'no time at all' };
  const batch = {
    id: 'stream:refused',
    source: 'poison',
    receivedAt: AT,
    guard: 'event' as const,
    events: [event],
    rejects: [],
  };
  await submitBatch(place, batch, 5);
}
