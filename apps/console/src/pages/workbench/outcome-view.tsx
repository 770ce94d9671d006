import { Skeleton, Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { CypherAnswer, WorkbenchRefused } from '../../operations/workbench.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PlanTree } from './plan-tree.js';
import { ResultTable } from './result-table.js';
import type { Outcome } from './use-run.js';

const ResultGraph = lazy(() => import('./result-graph.js'));

interface OutcomeViewProps {
  readonly outcome: Outcome;
  readonly retry: () => void;
  /** Which of the views is open; null for the first. */
  readonly view: string | null;
  readonly open: (view: string | null) => void;
}

/** What became of the statement. */
export function OutcomeView({ outcome, retry, view, open }: OutcomeViewProps) {
  switch (outcome.state) {
    case 'none':
      return (
        <Notice title="Nothing has been run yet">
          <p>Choose a query on the left or write one, then press Ctrl+Enter. It can only read.</p>
        </Notice>
      );
    case 'running':
      return <Skeleton height={220} aria-label="Asking the graph" />;
    case 'cancelled':
      return <Notice title="Cancelled">The graph has stopped working on it.</Notice>;
    case 'failed':
      return <Failure error={outcome.error} retry={retry} />;
    case 'explained':
      if (outcome.result.code !== undefined) return <Refusal refusal={outcome.result} />;
      return <PlanTree step={outcome.result.plan} />;
    case 'answered':
      if (outcome.result.code !== undefined) return <Refusal refusal={outcome.result} />;
      return <Answer answer={outcome.result} view={view} open={open} />;
  }
}

const Refusal = ({ refusal }: { readonly refusal: WorkbenchRefused }) => (
  <Notice title={refusal.message} tone="warning" urgent>
    <p>{refusal.advice}</p>
  </Notice>
);

interface AnswerProps extends Pick<OutcomeViewProps, 'view' | 'open'> {
  readonly answer: CypherAnswer;
}

function Answer({ answer, view, open }: AnswerProps) {
  const hasGraph = answer.nodes.length > 0;
  const shown = view === 'plan' || (view === 'graph' && hasGraph) ? view : 'table';
  return (
    <>
      <p role="status">{`${answer.rows.length} rows in ${answer.ms} ms`}</p>
      <Remarks answer={answer} />
      <Tabs value={shown} onChange={open} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="table">Table</Tabs.Tab>
          <Tabs.Tab value="graph" disabled={!hasGraph}>
            Graph
          </Tabs.Tab>
          <Tabs.Tab value="plan">Plan</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="table" pt="sm">
          <ResultTable answer={answer} />
        </Tabs.Panel>
        <Tabs.Panel value="graph" pt="sm">
          <Suspense fallback={<Skeleton height={420} />}>
            <ResultGraph answer={answer} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="plan" pt="sm">
          <PlanTree step={answer.plan} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** What is missing from an answer, and what Neo4j says against the statement. */
function Remarks({ answer: { truncated, hidden, notices } }: { readonly answer: CypherAnswer }) {
  return (
    <>
      {truncated === null ? null : (
        <Notice
          title={truncated === 'rows' ? 'Only the first 1,000 rows' : 'Only the first megabyte'}
          tone="warning"
        >
          <p>Narrow it down, or add LIMIT and SKIP.</p>
        </Notice>
      )}
      {hidden.length === 0 ? null : (
        <Notice title="Personal properties were left out">
          <p>{hidden.join(', ')}: only admins may read them here.</p>
        </Notice>
      )}
      {notices.length === 0 ? null : (
        <Notice title="Neo4j says">
          {notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </Notice>
      )}
    </>
  );
}
