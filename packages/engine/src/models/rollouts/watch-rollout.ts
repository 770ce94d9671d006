import { accepted, type GuardVerdict, type Rollout } from '@wherefore/contracts';
import { stepRollout } from '@wherefore/graph';
import { judgeArms } from '@wherefore/learning';
import type { QueueDoor } from '@wherefore/queue';
import { readArms } from '../../watch/arm-tallies.js';
import { announceModels, type AnnounceParts } from '../announce-models.js';
import { changeModels, modelRefusal } from '../change-models.js';
import { endWithin } from './end-rollout.js';
import { runningRollout } from './list-rollouts.js';

/** What a look at a rollout came to. */
export interface RolloutLook {
  readonly rollout: Rollout;
  readonly verdicts: readonly GuardVerdict[];
  readonly outcome: 'waits' | 'stepped' | 'promoted' | 'rolled-back';
  /** Why it ended; null where it goes on. */
  readonly reason: string | null;
}

const WHO = 'wherefore';

/**
 * Looks at the rollout that runs, if one does: takes it back when a guard fails or when figures are missing, lets it go on to the next
 * share when the step has lasted long enough and everything holds, and makes the version current after the last but one. Each of these is
 * one transaction, on condition that the rollout is still where it was seen to be, so that two who look do no harm.
 */
export async function watchRollout(parts: AnnounceParts, now: Date): Promise<RolloutLook | null> {
  const rollout = await runningRollout(parts.graph);
  if (rollout === null) return null;
  const { verdicts, requests } = await judge(parts, rollout, now);
  const failure = failureOf(rollout, { verdicts, requests }, now);
  if (failure !== null) return end(parts, { rollout, verdicts, state: 'rolled-back', reason: failure }, now);
  if (!isDue(rollout, { verdicts, requests }, now))
    return { rollout, verdicts, outcome: 'waits', reason: null };
  const next = rollout.plan.steps[rollout.step + 1];
  if (next === undefined || next >= 100)
    return end(parts, { rollout, verdicts, state: 'promoted', reason: 'every step held' }, now);
  return step(parts, { rollout, verdicts }, now);
}

/** Where figures are read. */
interface JudgeParts {
  readonly queue: Pick<QueueDoor, 'tallies'>;
}

/** The same look, without doing anything about it. */
export async function judgeRollout(
  parts: JudgeParts,
  rollout: Rollout,
  now: Date,
): Promise<readonly GuardVerdict[]> {
  return (await judge(parts, rollout, now)).verdicts;
}

interface Judged {
  readonly verdicts: readonly GuardVerdict[];
  /** Decisions of this step, by arm. */
  readonly requests: { readonly canary: number; readonly all: number };
}

async function judge({ queue }: JudgeParts, { id, step: at, plan }: Rollout, now: Date): Promise<Judged> {
  const arms = await readArms(queue.tallies, { rollout: id, step: at }, now);
  const share = (plan.steps[at] ?? 0) / 100;
  const { canary, current } = arms.whole;
  return {
    verdicts: judgeArms({ ...arms, share, without: plan.without }),
    requests: { canary: canary.requests, all: canary.requests + current.requests },
  };
}

const lasted = ({ stepAt }: Rollout, now: Date): number => (now.getTime() - Date.parse(stepAt)) / 1_000;

const isLongEnough = (rollout: Rollout, { requests }: Judged, now: Date): boolean =>
  lasted(rollout, now) >= rollout.plan.minSeconds && requests.canary >= rollout.plan.minRequests;

function failureOf(rollout: Rollout, judged: Judged, now: Date): string | null {
  const failed = judged.verdicts.filter(({ outcome }) => outcome === 'fails');
  if (failed.length > 0) return textOf(failed);
  const { silentSeconds } = rollout.plan;
  if (judged.requests.all === 0 && lasted(rollout, now) > silentSeconds)
    return `requests: nothing was reported for ${silentSeconds} s`;
  const missing = judged.verdicts.filter(({ outcome }) => outcome === 'missing');
  return missing.length > 0 && isLongEnough(rollout, judged, now) ? textOf(missing) : null;
}

const textOf = (verdicts: readonly GuardVerdict[]): string =>
  verdicts.map(({ guard, detail }) => `${guard}: ${detail}`).join('; ');

const isDue = (rollout: Rollout, judged: Judged, now: Date): boolean =>
  isLongEnough(rollout, judged, now) && judged.verdicts.every(({ outcome }) => outcome === 'holds');

interface Move {
  readonly rollout: Rollout;
  readonly verdicts: readonly GuardVerdict[];
}

/** Somebody else has moved it since it was looked at. */
const overtaken = () => modelRefusal('not-now', 'The rollout has moved meanwhile');

async function step(parts: AnnounceParts, { rollout, verdicts }: Move, now: Date): Promise<RolloutLook> {
  const { id, model, plan, step: from } = rollout;
  const [was, is] = [plan.steps[from], plan.steps[from + 1]];
  const change = { who: WHO, why: `${was} % of visitors were well`, now };
  const moved = await changeModels(announced(parts), change, async ({ tx, at, audit }) => {
    const [row] = await tx.run(stepRollout, { id, from, at, verdicts: JSON.stringify(verdicts) });
    if (row === undefined) return overtaken();
    await audit('models.rollout-step', { rollout: id, canary: model, percent: is });
    return accepted(null);
  });
  return { rollout, verdicts, outcome: moved.ok ? 'stepped' : 'waits', reason: null };
}

async function end(
  parts: AnnounceParts,
  { rollout, verdicts, state, reason }: Move & { state: 'promoted' | 'rolled-back'; reason: string },
  now: Date,
): Promise<RolloutLook> {
  const { id, model, epoch } = rollout;
  const change = { who: WHO, why: reason, now };
  const moved = await changeModels(announced(parts), change, async (ledger) => {
    if (!(await endWithin(ledger, rollout, { state, reason, verdicts }))) return overtaken();
    if (state === 'promoted') await ledger.makeCurrent({ model, epoch });
    const what = state === 'promoted' ? 'models.rollout-promote' : 'models.rollout-roll-back';
    await ledger.audit(what, state === 'promoted' ? { current: model } : { canary: null, rollout: id });
    return accepted(null);
  });
  return { rollout, verdicts, outcome: moved.ok ? state : 'waits', reason: moved.ok ? reason : null };
}

const announced = (parts: AnnounceParts) => ({ graph: parts.graph, announce: () => announceModels(parts) });
