import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useBlocker, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { execute } from '../../api/execute.js';
import { Panel } from '../../explanation/panel.js';
import { DesignExperimentMutation } from '../../operations/experiment-changes.js';
import { type ExperimentMetric, ExperimentMetricsQuery } from '../../operations/experiment-planning.js';
import { ExperimentQuery } from '../../operations/experiments.js';
import { useMay } from '../../session/use-may.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import { DesignForm } from './design-form.js';
import classes from './design.module.css';
import { type Draft, draftOf, emptyDraft, gapsIn, toDesign } from './draft.js';
import { Planner } from './planner.js';

/** Designs an experiment: from nothing, from a draft, or like another one. */
export default function DesignPage() {
  const { analyse, roles } = useMay();
  return (
    <>
      <PageHead
        title="Design an experiment"
        lead="What is tried, on whom, and what it is judged by. It is fixed once it runs; until then it is a draft."
      />
      {analyse ? (
        <Begun />
      ) : (
        <Notice title="Experiments are designed by analysts" tone="warning">
          <p>
            You are signed in as {roles}. What there is can be read on the page of the{' '}
            <Link to="/experiments">experiments</Link>.
          </p>
        </Notice>
      )}
    </>
  );
}

/** With what it goes on from, once that is read. */
function Begun() {
  const { subject } = useMay();
  const { search } = useAddress();
  const from = textOf(search, 'from');
  const metrics = useQuery({
    queryKey: ['experiment-metrics'],
    queryFn: ({ signal }) => execute(ExperimentMetricsQuery, {}, signal),
  });
  const before = useQuery({
    queryKey: ['experiment', from],
    queryFn: ({ signal }) => execute(ExperimentQuery, { id: from ?? '' }, signal),
    enabled: from !== null,
  });
  const failed = metrics.error === null ? before : metrics;
  if (failed.error !== null) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  if (metrics.data === undefined || (from !== null && before.data === undefined))
    return <Skeleton height={300} aria-label="Reading what there is to begin with" />;
  const experiment = before.data?.experiment ?? null;
  if (from !== null && experiment === null)
    return (
      <Notice title={`There is no experiment ${from}`} urgent>
        <p>
          <Link to="/experiments/new">Begin with nothing</Link>.
        </p>
      </Notice>
    );
  return (
    <Editor
      key={from ?? ''}
      begin={experiment === null ? emptyDraft(subject) : draftOf(experiment)}
      metrics={metrics.data.experimentMetrics}
    />
  );
}

interface EditorProps {
  readonly begin: Draft;
  readonly metrics: readonly ExperimentMetric[];
}

function Editor({ begin, metrics }: EditorProps) {
  const [draft, setDraft] = useState(begin);
  const [touched, setTouched] = useState(false);
  const saved = useRef(false);
  useBlocker({
    shouldBlockFn: () =>
      touched && !saved.current && !window.confirm('Leave? What you have written is not saved.'),
    enableBeforeUnload: () => touched && !saved.current,
  });
  const change = (changed: Partial<Draft>): void => {
    setDraft((now) => ({ ...now, ...changed }));
    setTouched(true);
  };
  return (
    <div className={classes.editor}>
      <DesignForm draft={draft} change={change} metrics={metrics} />
      <aside className={classes.side} aria-label="Planning and saving">
        <Planner draft={draft} change={change} />
        <Save draft={draft} done={saved} />
      </aside>
    </div>
  );
}

interface SaveProps {
  readonly draft: Draft;
  /** Set when it is saved: then nothing is lost by leaving. */
  readonly done: { current: boolean };
}

function Save({ draft, done }: SaveProps) {
  const navigate = useNavigate();
  const gaps = gapsIn(draft);
  const { mutateAsync } = useAction(DesignExperimentMutation, {
    changes: ['experiments', 'experiment'],
    refusal: ({ designExperiment }) =>
      designExperiment.__typename === 'ExperimentRefused' ? designExperiment.message : null,
    done: 'The design is saved as a draft.',
  });
  const save = async (reason: string): Promise<void> => {
    await mutateAsync({ design: JSON.stringify(toDesign(draft)), reason });
    done.current = true;
    await navigate({ to: '/experiments/$id', params: { id: draft.id.trim() } });
  };
  return (
    <Panel title="Save it">
      <div role="status">
        {gaps.length === 0 ? (
          <p>Nothing is missing.</p>
        ) : (
          <p className={classes.gap}>It still needs {gaps.join('; ')}.</p>
        )}
      </div>
      <div>
        <ReasonButton
          action="Save the design"
          of={draft.title}
          variant="filled"
          disabled={gaps.length > 0}
          confirm={save}
        >
          <p>Nothing is tried yet: start it from its page.</p>
        </ReasonButton>
      </div>
    </Panel>
  );
}
