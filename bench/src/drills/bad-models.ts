import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Rollout, RolloutPlanInput } from '@wherefore/contracts';
import { announceModels, listRollouts, promoteVersion, rollBackModel } from '@wherefore/engine';
import { type Claim, conclude } from '../harness/conclude.js';
import type { Drill } from '../harness/drill.js';
import type { DrillStack } from '../harness/drill-stack.js';
import type { Place } from '../harness/place.js';
import { until } from '../harness/until.js';
import { craftVersion, type Fault } from '../rollout/craft-version.js';
import { openRolloutShop, type ShopSize } from '../rollout/open-rollout-shop.js';
import { type Answered, startVisitors, type Visitors } from '../rollout/visitors.js';
import { bootServer } from '../stack/boot-apps.js';
import { fetchTokens } from '../stack/tokens.js';

const CUSTOMERS = 2_000;
const PER_SECOND = 120;
/** What must be over by then, and how many may have seen it. */
const WITHIN_S = 90;
const MOST_EXPOSED = 0.05;
/** Visitors go on for so long after a version was taken back, to see that it is gone. */
const AFTER_MS = 10_000;
const BAD: readonly Fault[] = ['throws', 'slow', 'empty', 'same'];

export const badModels: Drill = {
  name: 'bad-models',
  about:
    'four bad models are tried on visitors: each is taken back by itself within 90 s, at most 5 % of requests see it; a good one passes',
  async run(stack, options) {
    const place = await stack.boot('rollouts');
    const customers = Math.max(200, Math.round(CUSTOMERS * options.size));
    await place.startWorker('worker');
    await openShop({ stack, place }, { customers, seed: options.seed });
    const port = await startFaultyApi(stack, place);
    const tokens = await fetchTokens(port);
    const visitors = await startVisitors({
      port,
      perSecond: PER_SECOND,
      customers,
      seed: options.seed,
      tokens,
    });
    const trials: Trial[] = [];
    try {
      await pause(5_000);
      for (const fault of BAD) trials.push(await tryBad({ stack, place, visitors }, fault));
      const good = await tryGood({ stack, place, visitors });
      const back = await rollBack({ place, visitors });
      return conclude(
        {
          ...figuresOf(trials),
          good_s: good.seconds,
          by_hand_s: back.seconds,
          requests: visitors.answers.length,
        },
        [...trials.flatMap(claimsOf), ...good.claims, ...back.claims, ...answeredClaims(visitors, trials)],
        trials.map(({ fault, reason }) => `${fault}: ${reason}`),
      );
    } finally {
      await visitors.stop();
    }
  },
};

async function openShop({ stack, place }: Pick<Stage, 'stack' | 'place'>, size: ShopSize): Promise<void> {
  await openRolloutShop({ stack, place }, size);
  stack.say('five versions made of what was learned');
  for (const fault of [...BAD, 'good' as const]) await craftVersion(place.graph, fault);
  await announceModels(place);
}

async function startFaultyApi(stack: DrillStack, { home, env }: Place): Promise<number> {
  const script = path.join(__dirname, '..', 'rollout', 'faulty-api.js');
  const server = await stack.keep(await bootServer('api', { script, home, env }));
  return server.port;
}

interface Stage {
  readonly stack: DrillStack;
  readonly place: Place;
  readonly visitors: Visitors;
}

const parts = (place: Place) => ({ graph: place.graph, announce: () => announceModels(place), verify: null });

/** Begins to try a version; what passes no check would not be tried at all. */
async function begin({ place }: Pick<Stage, 'place'>, fault: Fault, plan: RolloutPlanInput): Promise<void> {
  const promotion = { version: `m-${fault}`, to: 'canary' as const, anyway: false, plan };
  const begun = await promoteVersion(parts(place), { ...promotion, who: 'drill', why: 'to see' }, new Date());
  if (!begun.ok) throw new Error(begun.refusal.message);
}

async function ended({ place }: Pick<Stage, 'place'>, withinMs: number): Promise<Rollout | undefined> {
  const latest = async () => (await listRollouts(place.graph))[0];
  await until('the rollout is over', async () => (await latest())?.state !== 'running', withinMs).catch(
    () => undefined,
  );
  return latest();
}

interface Trial {
  readonly fault: Fault;
  readonly state: string;
  readonly reason: string;
  /** Until the last visitor was answered by it, seconds. */
  readonly seconds: number;
  /** Requests from when it began until a while after it was gone, and those that it answered, or failed at. */
  readonly requests: number;
  readonly exposed: number;
}

async function tryBad({ stack, place, visitors }: Stage, fault: Fault): Promise<Trial> {
  stack.say(`${fault}: tried on 5 % of visitors`);
  const began = performance.now();
  await begin({ place }, fault, {});
  const rollout = await ended({ place }, 2 * WITHIN_S * 1_000);
  const over = performance.now();
  await pause(AFTER_MS);
  const seen = visitors.answers.filter(({ at }) => at >= began);
  const exposed = seen.filter(({ epoch }) => epoch === `e-${fault}`);
  const last = exposed.at(-1)?.at ?? over;
  stack.say(`${fault}: ${rollout?.state ?? 'unknown'} after ${Math.round((over - began) / 100) / 10} s`);
  return {
    fault,
    state: rollout?.state ?? 'unknown',
    reason: rollout?.reason ?? 'no reason',
    seconds: Math.round((Math.max(last, over) - began) / 100) / 10,
    requests: seen.length,
    exposed: exposed.length,
  };
}

const shareOf = ({ exposed, requests }: Trial): number => exposed / Math.max(1, requests);
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

const claimsOf = (trial: Trial): Claim[] => [
  {
    what: `${trial.fault}: taken back by itself after ${trial.seconds} s, at most ${WITHIN_S}`,
    holds: trial.state === 'rolled-back' && trial.seconds <= WITHIN_S,
  },
  {
    what: `${trial.fault}: answered ${trial.exposed} of ${trial.requests} requests, ${percent(shareOf(trial))}, at most ${percent(MOST_EXPOSED)}`,
    holds: trial.exposed > 0 && shareOf(trial) <= MOST_EXPOSED,
  },
];

const figuresOf = (trials: readonly Trial[]): Record<string, number> =>
  Object.fromEntries(
    trials.flatMap((trial) => [
      [`${trial.fault}_s`, trial.seconds],
      [`${trial.fault}_exposed`, Math.round(10_000 * shareOf(trial)) / 10_000],
    ]),
  );

/** A version like the current one goes all the way, without anybody's help. */
async function tryGood({ stack, place, visitors }: Stage): Promise<{ seconds: number; claims: Claim[] }> {
  stack.say('a good one: 5, 25, 50, 100 % of visitors');
  const began = performance.now();
  await begin({ place }, 'good', { minSeconds: 15, minRequests: 60 });
  const rollout = await ended({ place }, 600_000);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const promoted = performance.now();
  await pause(5_000);
  const latest = visitors.answers.filter(({ at, ms }) => at - ms > promoted + 1_000);
  const served = latest.filter(({ epoch }) => epoch === 'e-good').length;
  return {
    seconds,
    claims: [
      {
        what: `good: ${rollout?.state ?? 'unknown'} after ${seconds} s (${rollout?.reason ?? 'no reason'})`,
        holds: rollout?.state === 'promoted',
      },
      {
        what: `good: decides for everybody then (${served} of ${latest.length})`,
        holds: served > 0 && served === latest.length,
      },
    ],
  };
}

/** Going back by hand: from the command until the last answer of what was taken back. */
async function rollBack({
  place,
  visitors,
}: Omit<Stage, 'stack'>): Promise<{ seconds: number; claims: Claim[] }> {
  const began = performance.now();
  const rolled = await rollBackModel(parts(place), { who: 'drill', why: 'to see' }, new Date());
  await pause(3_000);
  const after = visitors.answers.filter(({ at, epoch }) => at > began && epoch === 'e-good');
  const seconds = Math.round(((after.at(-1)?.at ?? began) - began) / 10) / 100;
  return {
    seconds,
    claims: [
      { what: `taken back by hand within ${seconds} s, at most 10`, holds: rolled.ok && seconds <= 10 },
    ],
  };
}

/** Nobody may pay for a trial with an error. */
function answeredClaims({ answers }: Visitors, trials: readonly Trial[]): Claim[] {
  const failed = answers.filter(({ failed: isFailed }: Answered) => isFailed).length;
  const reasons = trials.filter(({ reason }) => reason !== 'no reason').length;
  return [
    {
      what: `every one of ${answers.length} requests was answered (${failed} were not)`,
      holds: failed === 0,
    },
    { what: `every rollout that was taken back says why (${reasons})`, holds: reasons === trials.length },
  ];
}
