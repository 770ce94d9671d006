import { Badge, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { execute } from '../../api/execute.js';
import { type Experiment, ExperimentQuery } from '../../operations/experiments.js';
import { useMay } from '../../session/use-may.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { useAddress } from '../../url/use-address.js';
import { Design } from './design.js';
import { Moves } from './moves.js';
import { ReadOutOf } from './read-out.js';

/** One experiment: what is tried, what can be done next, and what it has found until now. */
export default function ExperimentPage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['experiment', id],
    queryFn: ({ signal }) => execute(ExperimentQuery, { id }, signal),
    staleTime: 0,
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={300} aria-label="Reading the experiment" />;
  if (data.experiment === null)
    return (
      <Notice title={`There is no experiment ${id}`} urgent>
        <p>
          All of them are on the page of the <Link to="/experiments">experiments</Link>.
        </p>
      </Notice>
    );
  return <Whole experiment={data.experiment} />;
}

function Whole({ experiment }: { readonly experiment: Experiment }) {
  const { analyse, roles } = useMay();
  const { title, hypothesis, status, owner, by, reason, startedAt } = experiment;
  return (
    <>
      <PageHead
        title={title}
        lead={
          <>
            <Badge variant="light">{status}</Badge> {hypothesis} {owner} answers for it; last changed by {by}:{' '}
            {reason}.
          </>
        }
      >
        {analyse ? <Moves experiment={experiment} /> : null}
      </PageHead>
      {analyse ? null : (
        <Notice title="You can read it, not change it">
          <p>You are signed in as {roles}. Experiments are designed, started and decided by analysts.</p>
        </Notice>
      )}
      {startedAt === null ? (
        <Notice title="It has not begun: there is nothing to read yet">
          <p>Once it is started, what it finds appears here, and may be looked at every day.</p>
        </Notice>
      ) : (
        <ReadOutOf experiment={experiment} />
      )}
      <Design experiment={experiment} />
    </>
  );
}
