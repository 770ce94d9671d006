import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api/execute.js';
import { FeedsQuery } from '../../operations/feeds.js';
import { Failure } from '../../shell/failure.js';
import { PageHead } from '../../shell/page-head.js';
import { Contracts } from './contracts.js';
import { FeedsTable } from './feeds-table.js';
import { HeldBatches } from './held-batches.js';
import { SourcesTable } from './sources-table.js';

/** What comes in: how fresh, how much, what is held, what was agreed. Asked again every few seconds while it is looked at. */
export default function FeedsPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['feeds'],
    queryFn: ({ signal }) => execute(FeedsQuery, {}, signal),
    refetchInterval: 5_000,
    staleTime: 0,
  });
  return (
    <>
      <PageHead
        title="Feeds"
        lead="What the shop’s systems send: how fresh it is here, how much came, what is held and what was agreed."
      />
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton height={300} aria-label="Asking for the feeds" />
      ) : (
        <>
          <HeldBatches batches={data.heldBatches} />
          <FeedsTable feeds={data.feeds} />
          <SourcesTable sources={data.sources} />
          <Contracts contracts={data.feedContracts} />
        </>
      )}
    </>
  );
}
