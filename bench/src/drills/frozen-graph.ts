import { setTimeout as pause } from 'node:timers/promises';
import { announceModels } from '@wherefore/engine';
import { conclude } from '../harness/conclude.js';
import type { Drill } from '../harness/drill.js';
import { latencyOf } from '../load/percentiles.js';
import { openRolloutShop } from '../rollout/open-rollout-shop.js';
import { PRODUCTS } from '../rollout/rollout-shop.js';
import { type Answered, startVisitors } from '../rollout/visitors.js';
import { fetchTokens } from '../stack/tokens.js';

const CUSTOMERS = 2_000;
const PER_SECOND = 100;
const [BEFORE_MS, FROZEN_MS, AFTER_MS] = [20_000, 60_000, 20_000];
/** By then the API must have noticed. */
const NOTICED_MS = 2_000;
const MOST_MS = 300;
const FEWEST_ANSWERED = 0.999;
const BACK_WITHIN_MS = 10_000;

export const frozenGraph: Drill = {
  name: 'frozen-graph',
  about:
    'Neo4j is frozen for 60 s under 100 requests a second: at least 99.9 % get a lawful list, 99 % of them within 300 ms; all is well 10 s after',
  async run(stack, options) {
    const place = await stack.boot('frozen');
    const size = { customers: Math.max(200, Math.round(CUSTOMERS * options.size)), seed: options.seed };
    await place.startWorker();
    await openRolloutShop({ stack, place }, size);
    await announceModels(place);
    const { port } = await place.startApi();
    const tokens = await fetchTokens(port);
    const visitors = await startVisitors({ port, perSecond: PER_SECOND, ...size, tokens });
    const moments = { started: performance.now(), frozen: 0, thawed: 0 };
    try {
      await pause(BEFORE_MS);
      stack.say('Neo4j is frozen');
      moments.frozen = performance.now();
      process.kill(place.pids.neo4j, 'SIGSTOP');
      await pause(FROZEN_MS * Math.min(1, options.size));
      stack.say('Neo4j goes on');
      moments.thawed = performance.now();
      process.kill(place.pids.neo4j, 'SIGCONT');
      await pause(AFTER_MS);
    } finally {
      process.kill(place.pids.neo4j, 'SIGCONT');
      await visitors.stop();
    }
    return judge(visitors.answers, moments);
  },
};

interface Moments {
  readonly started: number;
  readonly frozen: number;
  readonly thawed: number;
}

const begunAt = ({ at, ms }: Answered): number => at - ms;
const isLawful = ({ products }: Answered): boolean =>
  products.every((product) => Number(product.slice(1)) < PRODUCTS);

function judge(answers: readonly Answered[], { started, frozen, thawed }: Moments) {
  const within = (from: number, to: number) =>
    answers.filter((answer) => begunAt(answer) >= from && begunAt(answer) < to);
  const p99 = (some: readonly Answered[]): number => Math.round(latencyOf(some.map(({ ms }) => ms)).p99_ms);
  const during = within(frozen, thawed);
  const answered = during.filter((one) => !one.failed && !one.isEmpty && isLawful(one)).length;
  const share = answered / Math.max(1, during.length);
  const noticed = within(frozen + NOTICED_MS, thawed);
  const unread = noticed.filter(({ isNew }) => isNew);
  const degraded = noticed.filter(({ isDegraded }) => isDegraded).length;
  const late = within(thawed, Infinity).filter(({ isDegraded, failed }) => isDegraded || failed);
  const backMs = Math.max(0, ...late.map((answer) => begunAt(answer) - thawed));
  const wellAfter = within(thawed + BACK_WITHIN_MS, Infinity);
  const figures = {
    before_p99_ms: p99(within(started, frozen)),
    frozen_requests: during.length,
    answered_share: Math.round(share * 100_000) / 100_000,
    slowest_ms: Math.round(Math.max(0, ...during.map(({ ms }) => ms))),
    open_p99_ms: p99(noticed),
    degraded_share: Math.round((degraded / Math.max(1, noticed.length)) * 1_000) / 1_000,
    back_s: Math.round(backMs / 100) / 10,
  };
  return conclude(figures, [
    {
      what: `${answered} of ${during.length} requests were answered with a list that holds nothing sold out, at least 99.9 %`,
      holds: during.length > 0 && share >= FEWEST_ANSWERED,
    },
    {
      what: `99 % were answered within ${figures.open_p99_ms} ms once it was noticed, at most ${MOST_MS}`,
      holds: noticed.length > 0 && figures.open_p99_ms <= MOST_MS,
    },
    {
      what: `all ${unread.length} answers to visitors who could not be read say what they were decided without`,
      holds: unread.length > 0 && unread.every(({ isDegraded }) => isDegraded),
    },
    {
      what: `answers are whole again ${figures.back_s} s after it went on, at most ${BACK_WITHIN_MS / 1_000}`,
      holds: backMs <= BACK_WITHIN_MS && wellAfter.length > 0,
    },
  ]);
}
