import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { execute } from '../../api/execute.js';
import { LearnMutation, ModelsQuery, RollBackModelMutation } from '../../operations/models.js';
import { Answered } from '../../shell/answered.js';
import { PageHead } from '../../shell/page-head.js';
import { Drift } from './drift.js';
import { LearningRuns } from './learning-runs.js';
import { resultRefusal } from './result-refusal.js';
import { Rollouts } from './rollouts.js';
import { Versions } from './versions.js';

/** What was learned, what is tried, what has drifted. Asked again every few seconds while it is looked at. */
export default function ModelsPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['models'],
    queryFn: ({ signal }) => execute(ModelsQuery, {}, signal),
    refetchInterval: 5_000,
    staleTime: 0,
  });
  return (
    <>
      <PageHead
        title="Models"
        lead="Everything that was learned, immutable, under the hash of its content: what is served, what is tried, what is only watched."
      >
        <Learn />
        <RollBack />
      </PageHead>
      <Answered
        data={data}
        error={error}
        retry={() => void refetch()}
        reading="Asking for the models"
        height={300}
      >
        {(data) => (
          <>
            <LearningRuns runs={data.learning} />
            <Rollouts rollouts={data.rollouts} />
            <Versions versions={data.models} />
            <Drift report={data.drift} />
          </>
        )}
      </Answered>
    </>
  );
}

const BECOMES = [
  { value: 'canary', label: 'be tried on a growing share of visitors' },
  { value: 'shadow', label: 'only be watched' },
  { value: 'current', label: 'be served to everybody at once' },
];

function Learn() {
  const [as, setAs] = useState('canary');
  const learn = useAction(LearnMutation, { changes: ['models'], done: 'A worker will learn' });
  return (
    <ReasonButton
      action="Learn now"
      of="a new version"
      confirm={(reason) => learn.mutateAsync({ reason, as })}
    >
      <Select
        label="What is learned should"
        data={BECOMES}
        value={as}
        onChange={(value) => setAs(value ?? 'canary')}
        allowDeselect={false}
      />
    </ReasonButton>
  );
}

function RollBack() {
  const rollBack = useAction(RollBackModelMutation, {
    changes: ['models'],
    refusal: ({ rollBackModel }) => resultRefusal(rollBackModel),
    done: ({ rollBackModel }) => `Served now: ${rollBackModel.version?.id ?? 'the version before'}`,
  });
  return (
    <ReasonButton
      action="Roll back"
      of="what is tried, or the current version"
      confirm={(reason) => rollBack.mutateAsync({ reason })}
    >
      <p>
        What is being tried is taken back. Where nothing is, the version before is served again, within
        seconds and without a restart.
      </p>
    </ReasonButton>
  );
}
