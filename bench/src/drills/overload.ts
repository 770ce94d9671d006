import { announceModels } from '@wherefore/engine';
import { conclude } from '../harness/conclude.js';
import type { Drill } from '../harness/drill.js';
import { closedLoop, openLoop, type Sent } from '../load/open-loop.js';
import { latencyOf } from '../load/percentiles.js';
import { postJson } from '../load/request.js';
import { openRolloutShop } from '../rollout/open-rollout-shop.js';
import { customerOf } from '../rollout/rollout-shop.js';
import { fetchTokens } from '../stack/tokens.js';

const CUSTOMERS = 1_000;
const [TIMES, SECONDS, AFTER_S] = [10, 300, 40];
const CONCURRENCY = 16;
const CONNECTIONS = 400;
/** A page of shelves, as an app asks for its home screen: work enough that a generator beside it can ask for ten times as much. */
const SHELVES = 10;
const PAGE = `query($input: OffersInput!) { ${Array.from(
  { length: SHELVES },
  (_, n) =>
    `s${n}: offers(input: $input) { ... on OfferList { id offers { product { id title } because { headline } } } }`,
).join(' ')} }`;
const WELL_MS = 300;
const [LEAST_GOODPUT, MOST_REFUSAL_MS, RECOVERED_WITHIN_S] = [0.8, 20, 30];

export const overload: Drill = {
  name: 'overload',
  about:
    'ten times as much as can be answered, for 5 minutes: at least 80 % of what could be is answered, the rest refused within 20 ms, all is well 30 s after',
  async run(stack, options) {
    const place = await stack.boot('overload');
    const size = { customers: Math.max(200, Math.round(CUSTOMERS * options.size)), seed: options.seed };
    const worker = await place.startWorker();
    await openRolloutShop({ stack, place }, size);
    await announceModels(place);
    await worker.stop();
    const { port } = await place.startApi();
    const { storefront } = await fetchTokens(port);
    const requests = Array.from({ length: size.customers }, (_, n) =>
      postJson(
        '/graphql',
        { query: PAGE, variables: { input: { customer: customerOf(n), first: 8 } } },
        storefront,
      ),
    );
    const seconds = Math.max(10, SECONDS * options.size);
    await closedLoop(port, requests, { concurrency: CONCURRENCY, seconds: 15, least: requests.length * 3 });
    const capacity = await closedLoop(port, requests, { concurrency: CONCURRENCY, seconds: 10 });
    stack.say(
      `${Math.round(capacity)} a second can be answered; ${TIMES} times as many for ${Math.round(seconds)} s`,
    );
    const pace = { port, requests, connections: CONNECTIONS };
    const during = await openLoop({ ...pace, perSecond: capacity * TIMES, seconds });
    const over = performance.now();
    stack.say('half as many');
    const after = await openLoop({
      ...pace,
      perSecond: capacity / 2,
      seconds: Math.max(10, AFTER_S * options.size),
    });
    return judge({ capacity, seconds, during, after, over });
  },
};

interface Outcome {
  readonly capacity: number;
  readonly seconds: number;
  readonly during: readonly Sent[];
  readonly after: readonly Sent[];
  readonly over: number;
}

function judge({ capacity, seconds, during, after, over }: Outcome) {
  const answered = during.filter(({ status }) => status === 200);
  const refused = during.filter(({ status }) => status === 503);
  const goodput = answered.length / seconds / capacity;
  const refusal = latencyOf(refused.map(({ ms }) => ms));
  const served = latencyOf(answered.map(({ ms }) => ms));
  const recoveredS = recoveredAfter(after, over);
  const figures = {
    capacity_rps: Math.round(capacity),
    asked: during.length,
    goodput_share: Math.round(goodput * 1_000) / 1_000,
    answered_p95_ms: Math.round(served.p95_ms),
    refused: refused.length,
    refused_p50_ms: Math.round(refusal.p50_ms * 10) / 10,
    refused_p99_ms: Math.round(refusal.p99_ms * 10) / 10,
    broken: during.filter(({ status }) => status !== 200 && status !== 503).length,
    recovered_s: Math.round(recoveredS * 10) / 10,
  };
  return conclude(figures, [
    {
      what: `${Math.round(goodput * 100)} % of what can be answered is, at least ${LEAST_GOODPUT * 100} %`,
      holds: goodput >= LEAST_GOODPUT,
    },
    {
      what: `99 % of refusals came within ${figures.refused_p99_ms} ms, at most ${MOST_REFUSAL_MS}`,
      holds: refusal.p99_ms <= MOST_REFUSAL_MS,
    },
    { what: 'every request was answered or refused', holds: figures.broken === 0 },
    {
      what: `all was well ${figures.recovered_s} s after, within ${RECOVERED_WITHIN_S} s`,
      holds: recoveredS <= RECOVERED_WITHIN_S && after.length > 0,
    },
  ]);
}

/** Seconds after `over` until no second is left in which more than 1 of 20 was refused or took longer than 300 ms. */
function recoveredAfter(after: readonly Sent[], over: number): number {
  const seconds = new Map<number, { asked: number; bad: number }>();
  for (const { due, status, ms } of after) {
    const second = Math.floor((due - over) / 1_000);
    const { asked, bad } = seconds.get(second) ?? { asked: 0, bad: 0 };
    const isBad = status !== 200 || ms > WELL_MS;
    seconds.set(second, { asked: asked + 1, bad: bad + (isBad ? 1 : 0) });
  }
  const ill = [...seconds].filter(([, { asked, bad }]) => bad > asked / 20);
  return Math.max(0, ...ill.map(([second]) => second + 1));
}
