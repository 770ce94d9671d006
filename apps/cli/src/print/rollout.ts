import type { GuardVerdict, Rollout } from '@wherefore/contracts';
import type { ShadowFigures } from '@wherefore/engine';
import pc from 'picocolors';

/** A rollout, and what its guards say. */
export function rolloutText({ id, model, plan, step, state, verdicts, ...rollout }: Rollout): string {
  const steps = plan.steps.map((percent, at) =>
    at === step && state === 'running' ? pc.bold(`[${percent}]`) : percent,
  );
  return [
    `rollout ${id} of ${model} by ${rollout.by}: ${rollout.why}`,
    `  ${stateText({ state, ...rollout })}; shares ${steps.join(' ')} %, each at least ${plan.minSeconds} s and ${plan.minRequests} decisions`,
    ...verdicts.map(verdictLine),
  ].join('\n');
}

const stateText = ({
  state,
  startedAt,
  stepAt,
  endedAt,
  reason,
}: Pick<Rollout, 'state' | 'startedAt' | 'stepAt' | 'endedAt' | 'reason'>): string =>
  state === 'running'
    ? `running since ${startedAt}, this share since ${stepAt}`
    : `${state} at ${endedAt ?? ''}: ${reason ?? ''}`;

const COLOURS = { holds: pc.green, fails: pc.red, missing: pc.red, waits: pc.dim } as const;

const verdictLine = ({ guard, outcome, detail }: GuardVerdict): string =>
  `  ${COLOURS[outcome](outcome.padEnd(7))} ${guard.padEnd(13)} ${detail}`;

export const shadowText = (shadow: ShadowFigures): string =>
  `shadow: ${shadow.decisions} decisions made again, ${percent(shadow.overlap)} of each list kept; ${shadow.empty} lists empty against ${shadow.servedEmpty}; ${shadow.errors} failed; 95 % within ${shadow.p95Ms ?? '-'} ms against ${shadow.servedP95Ms ?? '-'} ms`;

const percent = (part: number | null): string => (part === null ? '-' : `${(100 * part).toFixed(1)} %`);
