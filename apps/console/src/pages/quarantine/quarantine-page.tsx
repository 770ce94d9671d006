import { Button, Select, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { execute } from '../../api/execute.js';
import { moment } from '../../format/times.js';
import {
  DiscardAllQuarantinedMutation,
  type HeldRecord,
  type QuarantineFilter,
  QuarantineQuery,
  ReplayAllQuarantinedMutation,
} from '../../operations/quarantine.js';
import { Answered } from '../../shell/answered.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import { replayedText } from './replayed-text.js';
import classes from './quarantine-page.module.css';

const PAGE = 100;
const STATES = ['held', 'replaying', 'replayed', 'discarded'];

const COLUMNS: readonly Column<HeldRecord>[] = [
  {
    id: 'reason',
    header: 'What is wrong',
    value: ({ reason }) => reason,
    cell: ({ id, reason }) => (
      <Link to="/quarantine/$id" params={{ id }}>
        {reason}
      </Link>
    ),
  },
  { id: 'source', header: 'Feed', value: ({ source }) => source },
  { id: 'position', header: 'Where it stood', value: ({ position }) => position },
  { id: 'count', header: 'Came', value: ({ count }) => count, align: 'end' },
  {
    id: 'lastSeen',
    header: 'Last',
    value: ({ lastSeen }) => lastSeen,
    cell: ({ lastSeen }) => moment(lastSeen),
  },
  { id: 'state', header: 'State', value: ({ state }) => state },
];

/** Records that could not be used: what is wrong with each, and sending them through again. */
export default function QuarantinePage() {
  const { search } = useAddress();
  const filter: QuarantineFilter = { source: textOf(search, 'source'), reason: textOf(search, 'reason') };
  const state = textOf(search, 'state') ?? 'held';
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['quarantine', filter, state],
    queryFn: ({ signal, pageParam }) =>
      execute(QuarantineQuery, { first: PAGE, after: pageParam, filter, state }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ quarantine: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    refetchInterval: 10_000,
    staleTime: 0,
  });
  const rows = data?.pages.flatMap(({ quarantine }) => quarantine.nodes);
  return (
    <>
      <PageHead
        title="Quarantine"
        lead="Records that could not be used are kept here with their reason until somebody mends, replays or discards them. None is lost."
      >
        {state === 'held' ? <All filter={filter} /> : null}
      </PageHead>
      <Filters />
      <Answered
        data={rows}
        error={error}
        retry={() => void refetch()}
        reading="Reading the quarantine"
        height={300}
      >
        {(rows) => (
          <DataTable
            caption={`Records: ${state}`}
            columns={COLUMNS}
            rows={rows}
            rowKey={({ id }) => id}
            empty={
              <Notice title={state === 'held' ? 'Nothing is held' : `Nothing is ${state}`}>
                <p>Every record that came, as far as these filters see, has been used.</p>
              </Notice>
            }
          />
        )}
      </Answered>
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}

function Filters() {
  const { search, change } = useAddress();
  const [source, setSource] = useState(textOf(search, 'source') ?? '');
  const [reason, setReason] = useState(textOf(search, 'reason') ?? '');
  const apply = (): void => change({ source: source.trim() || null, reason: reason.trim() || null });
  return (
    <form
      className={classes.filters}
      role="search"
      aria-label="Which records"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Select
        label="State"
        data={STATES}
        value={textOf(search, 'state') ?? 'held'}
        onChange={(state) => change({ state })}
        allowDeselect={false}
      />
      <TextInput
        label="Feed"
        placeholder="Any"
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        onBlur={apply}
      />
      <TextInput
        label="Reason has"
        placeholder="Any"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onBlur={apply}
      />
      <Button type="submit" variant="default">
        Filter
      </Button>
    </form>
  );
}

/** What is done to all that the filters let through, shown or not. */
function All({ filter }: { readonly filter: QuarantineFilter }) {
  const replay = useAction(ReplayAllQuarantinedMutation, {
    changes: ['quarantine'],
    done: ({ replayAllQuarantined }) => replayedText(replayAllQuarantined),
  });
  const discard = useAction(DiscardAllQuarantinedMutation, {
    changes: ['quarantine'],
    done: ({ discardAllQuarantined }) => `${discardAllQuarantined} discarded`,
  });
  const everything = filter.source === null && filter.reason === null;
  const which = everything
    ? 'every held record'
    : `all held records${filter.source === null ? '' : ` of ${filter.source}`}${filter.reason === null ? '' : ` with “${filter.reason}”`}`;
  return (
    <>
      <ReasonButton
        action="Replay all"
        of={which}
        confirm={(reason) => replay.mutateAsync({ filter, everything, reason })}
      />
      <ReasonButton
        action="Discard all"
        of={which}
        confirm={(reason) => discard.mutateAsync({ filter, everything, reason })}
      >
        <p>They are marked as discarded and never applied. This cannot be taken back.</p>
      </ReasonButton>
    </>
  );
}
