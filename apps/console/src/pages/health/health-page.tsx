import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api/execute.js';
import { type StoreCheck, useReadiness } from '../../api/use-readiness.js';
import { Figure, Figures } from '../../figures/figure.js';
import { ago, span, moment } from '../../format/times.js';
import { type Health, HealthQuery } from '../../operations/health.js';
import { Failure } from '../../shell/failure.js';
import { PageHead } from '../../shell/page-head.js';
import { findingsOf } from './findings.js';
import { FindingsList } from './findings-list.js';
import { HealthTables } from './health-tables.js';

/** Asked again so often while the page is seen, ms. */
const AGAIN_MS = 5_000;

/** How the whole does: what needs attention, and the figures behind it. */
export default function HealthPage() {
  const stores = useReadiness();
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => execute(HealthQuery, {}, signal),
    refetchInterval: AGAIN_MS,
    staleTime: 0,
  });
  const checks = stores.data ?? [];
  return (
    <>
      <PageHead
        title="Health"
        lead="Stores, queues, feeds and the version that decides. Renewed every five seconds while you look."
      />
      {stores.error === null ? null : <Failure error={stores.error} retry={() => void stores.refetch()} />}
      {data === undefined && error === null ? (
        <Skeleton height={300} aria-label="Asking how everything does" />
      ) : (
        <>
          <FindingsList findings={findingsOf(checks, data)} />
          {error === null ? null : <Failure error={error} retry={() => void refetch()} />}
          {data === undefined ? null : (
            <>
              <HealthFigures health={data} stores={checks} now={dataUpdatedAt} />
              <HealthTables health={data} now={dataUpdatedAt} />
            </>
          )}
        </>
      )}
    </>
  );
}

interface HealthFiguresProps {
  readonly health: Health;
  readonly stores: readonly StoreCheck[];
  /** When the figures were true, ms since 1970. */
  readonly now: number;
}

function HealthFigures({ health: { system, jobs, feeds }, stores, now }: HealthFiguresProps) {
  const sum = (of: (queue: Health['jobs']['queues'][number]) => number) =>
    jobs.queues.reduce((total, queue) => total + of(queue), 0);
  const oldest = Math.max(0, ...jobs.backlog.map(({ oldestMs }) => oldestMs));
  const workers = Math.max(0, ...jobs.queues.map((queue) => queue.workers));
  const failed = sum((queue) => queue.failed);
  const late = feeds.filter(({ breached }) => breached).length;
  return (
    <Figures>
      {stores.map(({ name, ok }) => (
        <Figure
          key={name}
          name={name === 'graph' ? 'Graph' : 'Queue store'}
          value={ok ? 'answers' : 'does not answer'}
          tone={ok ? 'calm' : 'bad'}
        />
      ))}
      <Figure name="Workers" value={workers} tone={workers === 0 ? 'bad' : 'calm'} note="connected" />
      <Figure
        name="Jobs"
        value={`${sum((queue) => queue.waiting)} waiting`}
        note={`${sum((queue) => queue.active)} being done, ${failed} failed`}
        tone={failed > 0 ? 'bad' : 'calm'}
      />
      <Figure name="Oldest batch" value={oldest === 0 ? 'none waits' : `waits ${span(oldest)}`} />
      <Figure
        name="Feeds"
        value={`${feeds.length - late} of ${feeds.length}`}
        note="keep their promise"
        tone={late > 0 ? 'bad' : 'calm'}
      />
      <Figure
        name="Learned"
        value={system.learnedAt === null ? 'never' : ago(system.learnedAt, now)}
        note={system.learnedAt === null ? undefined : `${system.epoch}, ${moment(system.learnedAt)}`}
        tone={system.learnedAt === null ? 'bad' : 'calm'}
      />
    </Figures>
  );
}
