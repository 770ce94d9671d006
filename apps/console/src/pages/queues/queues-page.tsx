import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api/execute.js';
import { span } from '../../format/times.js';
import { Figure, Figures } from '../../figures/figure.js';
import { type Backlog, type JobQueue, JobsQuery } from '../../operations/jobs.js';
import { Answered } from '../../shell/answered.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import classes from './queues-page.module.css';

const COLUMNS: readonly Column<JobQueue>[] = [
  { id: 'name', header: 'Queue', value: ({ name }) => name },
  { id: 'about', header: 'For', value: ({ about }) => about },
  { id: 'waiting', header: 'Waiting', value: ({ waiting }) => waiting, align: 'end' },
  { id: 'active', header: 'Being done', value: ({ active }) => active, align: 'end' },
  { id: 'delayed', header: 'Planned or tried again', value: ({ delayed }) => delayed, align: 'end' },
  { id: 'failed', header: 'Failed', value: ({ failed }) => failed, align: 'end' },
  { id: 'workers', header: 'Workers', value: ({ workers }) => workers, align: 'end' },
];

/** What waits, is being done and has failed; and the dashboard of single jobs, where it is served. */
export default function QueuesPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['jobs'],
    queryFn: ({ signal }) => execute(JobsQuery, {}, signal),
    refetchInterval: 3_000,
    staleTime: 0,
  });
  return (
    <>
      <PageHead
        title="Jobs"
        lead="Work that is done beside answering: applying what feeds send, polling sources, learning. Renewed every three seconds while you look."
      />
      <Answered data={data} error={error} retry={() => void refetch()} reading="Counting jobs" height={260}>
        {(data) => (
          <>
            <Figures>{data.jobs.backlog.map(toFigure)}</Figures>
            <DataTable
              caption="Queues"
              columns={COLUMNS}
              rows={data.jobs.queues}
              rowKey={({ name }) => name}
              empty={<Notice title="There are no queues" />}
            />
            <Dashboard address={data.jobs.dashboard} />
          </>
        )}
      </Answered>
    </>
  );
}

const toFigure = ({ priority, batches, oldestMs }: Backlog) => (
  <Figure
    key={priority}
    name={`Backlog, ${priority}`}
    value={`${batches} ${batches === 1 ? 'batch' : 'batches'}`}
    note={oldestMs === 0 ? 'none waits' : `the oldest for ${span(oldestMs)}`}
  />
);

/** The dashboard of single jobs, in its own frame once it is asked for. */
function Dashboard({ address }: { readonly address: string | null }) {
  const { search, change } = useAddress();
  const shown = textOf(search, 'dashboard') === 'shown';
  if (address === null)
    return (
      <Notice title="The dashboard of single jobs is not served in production">
        <p>
          It has no sign-in of its own. On the machine, <code>wherefore doctor</code> says what is not well
          and what to do.
        </p>
      </Notice>
    );
  return (
    <section className={classes.dashboard} aria-label="Single jobs">
      <div>
        <Button
          size="xs"
          variant="default"
          aria-expanded={shown}
          onClick={() => change({ dashboard: shown ? null : 'shown' })}
        >
          {shown ? 'Hide single jobs' : 'Show single jobs'}
        </Button>
        <a href={address} target="_blank" rel="noreferrer">
          Open the dashboard in a tab of its own
        </a>
      </div>
      {shown ? <iframe title="Dashboard of jobs" src={address} /> : null}
    </section>
  );
}
