import { type Claim, conclude } from '../harness/conclude.js';
import { configureSources } from '../harness/configure-sources.js';
import { countIn } from '../harness/count-in.js';
import type { Drill } from '../harness/drill.js';
import { postHook } from '../harness/post-hook.js';
import { type Provider, PROVIDERS, signWebhook } from '../harness/sign-webhook.js';
import { untilDrained } from '../harness/until.js';

/** How far the sender's clock is from ours, in seconds, and what must become of it. */
const SKEWS: readonly (readonly [seconds: number, status: number])[] = [
  [-600, 401],
  [-302, 401],
  [-299, 200],
  [-60, 200],
  [0, 200],
  [60, 200],
  [299, 200],
  [302, 401],
  [600, 401],
];

export const clockSkew: Drill = {
  name: 'clock-skew',
  about:
    'providers that sign their time: five minutes either way; a captured webhook sent again changes nothing',
  async run(stack) {
    const place = await stack.boot('skewed');
    const api = await place.startApi('api', configureSources(place));
    await place.startWorker('worker', configureSources(place));
    const timed = PROVIDERS.filter((provider) => provider.timed);
    const wrong: Claim[] = [];
    for (const provider of timed)
      for (const [seconds, wanted] of SKEWS) {
        const { status } = await postHook(api.port, provider.name, skewed(provider, seconds));
        if (status !== wanted)
          wrong.push({ what: `${provider.name} at ${seconds} s: ${wanted} (${status})`, holds: false });
      }
    await untilDrained(place);
    const before = await inboxSize();
    // What somebody has caught on the way, a minute later: the very same bytes.
    const replayed: number[] = [];
    for (const provider of timed)
      replayed.push((await postHook(api.port, provider.name, skewed(provider, -60))).status);
    await untilDrained(place);
    const after = await inboxSize();
    return conclude({ providers: timed.length, skews: SKEWS.length, replay_effects: after - before }, [
      ...wrong,
      { what: `${timed.length * SKEWS.length} clocks judged as they should be`, holds: wrong.length === 0 },
      {
        what: `sent again after a minute: 200 (${replayed.join(', ')})`,
        holds: replayed.every((one) => one === 200),
      },
      { what: `and no effect (${after - before} new marks)`, holds: after === before },
    ]);

    function inboxSize(): Promise<number> {
      return countIn(place.graph, 'count-inbox');
    }
  },
};

const skewed = (provider: Provider, seconds: number) =>
  signWebhook(provider, Buffer.from(provider.payload('clock')), {
    at: new Date(Date.now() + seconds * 1_000),
  });
