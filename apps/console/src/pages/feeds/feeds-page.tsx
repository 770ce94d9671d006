import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api/execute.js';
import { FeedsQuery } from '../../operations/feeds.js';
import { Answered } from '../../shell/answered.js';
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
      <Answered
        data={data}
        error={error}
        retry={() => void refetch()}
        reading="Asking for the feeds"
        height={300}
      >
        {(data) => (
          <>
            <HeldBatches batches={data.heldBatches} />
            <FeedsTable feeds={data.feeds} />
            <SourcesTable sources={data.sources} />
            <Contracts contracts={data.feedContracts} />
          </>
        )}
      </Answered>
    </>
  );
}
