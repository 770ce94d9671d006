import { Button, NumberInput, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ReasonButton } from '../../actions/reason-button.js';
import { type ActionOf, useAction } from '../../actions/use-action.js';
import { partText } from '../../effects/effect-text.js';
import {
  ArchiveExperimentMutation,
  DecideExperimentMutation,
  type ExperimentResult,
  RampExperimentMutation,
  StartExperimentMutation,
  StopExperimentMutation,
} from '../../operations/experiment-changes.js';
import type { Experiment } from '../../operations/experiments.js';

interface MoveProps {
  readonly experiment: Experiment;
}

/** What can be done with it next. */
export function Moves({ experiment }: MoveProps) {
  const { status, id } = experiment;
  return (
    <>
      {status === 'draft' ? (
        <Button
          size="xs"
          variant="default"
          component={Link}
          to="/experiments/new"
          search={{ from: id } as never}
        >
          Change the design
        </Button>
      ) : null}
      {status === 'draft' ? <Start experiment={experiment} /> : null}
      {status === 'running' ? <Ramp experiment={experiment} /> : null}
      {status === 'running' ? <Stop experiment={experiment} /> : null}
      {status === 'stopped' ? <Decide experiment={experiment} /> : null}
      {status === 'running' || status === 'archived' ? null : <Archive experiment={experiment} />}
    </>
  );
}

const CHANGES = ['experiment', 'experiments', 'read-out', 'looks', 'verdicts'];

/** How a move's answer is taken. */
const moving = <Result,>(of: (result: Result) => ExperimentResult, done: string): ActionOf<Result> => ({
  changes: CHANGES,
  refusal: (result) => {
    const answer = of(result);
    return answer.__typename === 'ExperimentRefused' ? answer.message : null;
  },
  done,
});

function Start({ experiment: { id, title } }: MoveProps) {
  const [ramp, setRamp] = useState<number | string>(10);
  const { mutateAsync } = useAction(
    StartExperimentMutation,
    moving(({ startExperiment }) => startExperiment, 'It has begun.'),
  );
  return (
    <ReasonButton
      action="Start"
      of={title}
      variant="filled"
      confirm={(reason) => mutateAsync({ id, ramp: Number(ramp) / 100, reason })}
    >
      <p>Its design is fixed from then on. A share only grows: nobody’s arm is ever taken away.</p>
      <ShareField label="Begin on, % of its visitors" value={ramp} change={setRamp} />
    </ReasonButton>
  );
}

function Ramp({ experiment: { id, title, ramp } }: MoveProps) {
  const [next, setNext] = useState<number | string>(Math.min(100, Math.round(ramp * 200)));
  const { mutateAsync } = useAction(
    RampExperimentMutation,
    moving(({ rampExperiment }) => rampExperiment, 'More visitors take part.'),
  );
  return (
    <ReasonButton
      action="Let more take part"
      of={title}
      disabled={ramp === 1}
      confirm={(reason) => mutateAsync({ id, ramp: Number(next) / 100, reason })}
    >
      <p>It is tried on {partText(ramp)} of its visitors. Everybody keeps their arm.</p>
      <ShareField label="Now on, % of its visitors" value={next} change={setNext} />
    </ReasonButton>
  );
}

function Stop({ experiment: { id, title } }: MoveProps) {
  const { mutateAsync } = useAction(
    StopExperimentMutation,
    moving(({ stopExperiment }) => stopExperiment, 'It is stopped: everybody has what everybody has.'),
  );
  return (
    <ReasonButton action="Stop" of={title} confirm={(reason) => mutateAsync({ id, reason })}>
      <p>
        From the next decision on, everybody gets what everybody has. It cannot be started again; what it
        found stays, and what visitors do in their windows is still counted.
      </p>
    </ReasonButton>
  );
}

const OUTCOMES = [
  { value: 'ship', label: 'ship an arm: it is to be everybody’s' },
  { value: 'keep', label: 'do not ship: keep the control' },
  { value: 'inconclusive', label: 'nothing came of it' },
];

function Decide({ experiment: { id, title, arms } }: MoveProps) {
  const [control, first] = arms.map((arm) => arm.id);
  const [outcome, setOutcome] = useState('keep');
  const [shipped, setShipped] = useState(first ?? '');
  const { mutateAsync } = useAction(
    DecideExperimentMutation,
    moving(({ decideExperiment }) => decideExperiment, 'It is decided.'),
  );
  const arm = outcome === 'ship' ? shipped : (control ?? '');
  return (
    <ReasonButton
      action="Decide"
      of={title}
      variant="filled"
      confirm={(reason) => mutateAsync({ id, outcome, arm, reason })}
    >
      <Select
        label="What came of it"
        data={OUTCOMES}
        value={outcome}
        onChange={(value) => setOutcome(value ?? 'keep')}
        allowDeselect={false}
      />
      {outcome === 'ship' ? (
        <Select
          label="The arm"
          data={arms.slice(1).map((one) => ({ value: one.id, label: one.title ?? one.id }))}
          value={shipped}
          onChange={(value) => setShipped(value ?? '')}
          allowDeselect={false}
        />
      ) : null}
      <p>
        This writes the decision down. Making it so is a change of the rules, the placement or the version, by
        those who may.
      </p>
    </ReasonButton>
  );
}

function Archive({ experiment: { id, title } }: MoveProps) {
  const { mutateAsync } = useAction(
    ArchiveExperimentMutation,
    moving(({ archiveExperiment }) => archiveExperiment, 'It is put away; its records stay.'),
  );
  return <ReasonButton action="Archive" of={title} confirm={(reason) => mutateAsync({ id, reason })} />;
}

interface ShareFieldProps {
  readonly label: string;
  readonly value: number | string;
  readonly change: (value: number | string) => void;
}

const ShareField = ({ label, value, change }: ShareFieldProps) => (
  <NumberInput label={label} min={0.1} max={100} value={value} onChange={change} />
);
