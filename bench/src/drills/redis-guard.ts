import { type EventInput, messageOf } from '@wherefore/contracts';
import { type Claim, conclude } from '../harness/conclude.js';
import { type Drill, scaled } from '../harness/drill.js';
import type { DrillStack } from '../harness/drill-stack.js';
import { expectClean } from '../harness/expect-clean.js';
import type { Place } from '../harness/place.js';
import { type Random, randomFrom } from '../harness/random.js';
import { redisNumber, setRedis } from '../harness/redis-info.js';
import { postEvents } from '../harness/send-events.js';
import { untilDrained } from '../harness/until.js';

const UNSAFE = [
  { setting: 'maxmemory-policy', value: 'allkeys-lru', safe: 'noeviction' },
  { setting: 'appendonly', value: 'no', safe: 'yes' },
] as const;
const EVENTS_A_REQUEST = 20;
const DESCRIPTION_LENGTH = 15_000;
const ACCEPTED = 202;
const UNAVAILABLE = 503;

export const redisGuard: Drill = {
  name: 'redis-guard',
  about:
    'a Redis that may forget is refused; one that is full: senders get 503, workers drain, nothing is evicted',
  async run(stack, options) {
    const place = await stack.boot('guarded');
    const refusals = await refusalsOf(stack, place);
    await setRedis(place, 'maxmemory', `${scaled(100, options) + 20}mb`);
    const api = await place.startApi();
    const random = randomFrom(options.seed);
    const accepted: EventInput[] = [];
    let last = { status: ACCEPTED, ms: 0 };
    while (last.status === ACCEPTED && accepted.length < 50_000) {
      const events = largeEvents(random, accepted.length);
      const started = performance.now();
      const { status } = await postEvents(place, api.port, events);
      last = { status, ms: Math.round(performance.now() - started) };
      if (status === ACCEPTED) accepted.push(...events);
    }
    stack.say(`full after ${accepted.length} events; draining`);
    await place.startWorker();
    await untilDrained(place);
    const more = largeEvents(random, accepted.length);
    const again = await postEvents(place, api.port, more);
    await untilDrained(place);
    const evicted = await redisNumber(place, 'stats', 'evicted_keys');
    const { claims, notes, figures } = await expectClean(stack, place, [...accepted, ...more]);
    return conclude(
      { accepted: accepted.length, refused_in_ms: last.ms, evicted, ...figures },
      [
        ...refusals,
        ...claims,
        {
          what: `a full Redis is answered with 503 (${last.status} in ${last.ms} ms)`,
          holds: last.status === UNAVAILABLE && last.ms < 1_000,
        },
        {
          what: `after draining events are accepted again (${again.status})`,
          holds: again.status === ACCEPTED,
        },
        { what: `nothing was evicted (${evicted})`, holds: evicted === 0 },
      ],
      notes,
    );
  },
};

/** API and worker, started with each unsafe setting in turn. */
async function refusalsOf(stack: DrillStack, place: Place): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const { setting, value, safe } of UNSAFE) {
    await setRedis(place, setting, value);
    for (const [what, start] of [
      ['API', place.startApi],
      ['worker', place.startWorker],
    ] as const) {
      stack.say(`starting the ${what} with ${setting} ${value}`);
      const said = await start(`refused-${what}-${setting}`).then(() => 'it started', messageOf);
      claims.push({
        what: `with ${setting} ${value} the ${what} refuses to start`,
        holds: said.includes(`${setting} is ${value}`),
      });
    }
    await setRedis(place, setting, safe);
  }
  return claims;
}

/** Products with long descriptions that do not compress. */
function largeEvents(random: Random, from: number): EventInput[] {
  return Array.from({ length: EVENTS_A_REQUEST }, (_, n) => {
    const description = Array.from({ length: DESCRIPTION_LENGTH / 10 }, () =>
      random.next().toString(36).slice(2, 12).padEnd(10, 'x'),
    ).join('');
    return {
      id: `large-${from + n}`,
      source: 'shop',
      type: 'product.upserted',
      occurredAt: '2026-01-01T00:00:00.000Z',
      payload: { product: `p${from + n}`, title: `Product ${from + n}`, description },
    };
  });
}
