import { Progress } from '@mantine/core';
import { Panel } from '../../explanation/panel.js';
import { moment } from '../../format/times.js';
import type { LearningRun } from '../../operations/models.js';

/** Learning runs that wait or go on; nothing where there are none. */
export function LearningRuns({ runs }: { readonly runs: readonly LearningRun[] }) {
  if (runs.length === 0) return null;
  return (
    <Panel title="Learning">
      {runs.map(({ id, state, stage, by, reason, startedAt }) => (
        <div key={id} role="status">
          <p>
            {stage ?? state}: {reason} ({by}
            {startedAt === null ? '' : `, since ${moment(startedAt)}`})
          </p>
          <Progress value={100} animated={state === 'active'} aria-label={stage ?? state} />
        </div>
      ))}
    </Panel>
  );
}
