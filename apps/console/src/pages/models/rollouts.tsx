import { Badge } from '@mantine/core';
import { Panel } from '../../explanation/panel.js';
import { moment } from '../../format/times.js';
import type { Rollout } from '../../operations/models.js';
import classes from './models-page.module.css';

const COLOURS: Readonly<Record<string, string>> = {
  holds: 'pine',
  fails: 'red',
  missing: 'orange',
  waits: 'gray',
};
/** Of those that ended, the latest. */
const ENDED = 5;

/** Versions that are tried on a share of visitors, with what each guard finds; and how the last ones ended. */
export function Rollouts({ rollouts }: { readonly rollouts: readonly Rollout[] }) {
  const running = rollouts.filter(({ state }) => state === 'running');
  const ended = rollouts.filter(({ state }) => state !== 'running').slice(0, ENDED);
  if (rollouts.length === 0) return null;
  return (
    <>
      {running.map((rollout) => (
        <Running key={rollout.id} rollout={rollout} />
      ))}
      {ended.length === 0 ? null : (
        <Panel title="Trials that ended">
          <ul className={classes.ended}>
            {ended.map(({ id, model, state, endedAt, ending }) => (
              <li key={id}>
                <strong>{model}</strong> {state}, {moment(endedAt)}. {ending}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function Running({ rollout }: { readonly rollout: Rollout }) {
  const { model, steps, step, startedAt, by, reason, verdicts } = rollout;
  return (
    <Panel title={`Tried: ${model}`} aside={`since ${moment(startedAt)}, by ${by}: ${reason}`}>
      <ol className={classes.steps} aria-label="Shares of visitors">
        {steps.map((share, i) => (
          <li key={share} aria-current={i === step ? 'step' : undefined}>
            {share}&#8239;%
          </li>
        ))}
      </ol>
      <ul className={classes.verdicts}>
        {verdicts.map(({ guard, outcome, detail }) => (
          <li key={guard}>
            <Badge variant="light" color={COLOURS[outcome] ?? 'gray'}>
              {outcome}
            </Badge>
            <span>{guard}</span>
            <small>{detail}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
