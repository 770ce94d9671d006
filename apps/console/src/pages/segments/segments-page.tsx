import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { execute } from '../../api/execute.js';
import { count, percent, share } from '../../format/numbers.js';
import { type Asked, askedOf, inputOf, problemOf } from '../../insights/asked.js';
import { Period } from '../../insights/filter-fields.js';
import { madeBy } from '../../insights/made-by.js';
import { useInsights } from '../../insights/use-insights.js';
import { type SegmentProfilesData, SegmentProfilesQuery } from '../../operations/segment-profiles.js';
import { Answered } from '../../shell/answered.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import type { Search } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import { favouriteText, linesOf, type SegmentLine } from './segment-lines.js';
import classes from './segments-page.module.css';

/** The days stay as they are from page to page. */
const keepPeriod = (({ from, to }: Search): Search => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
})) as never;

const figure = (id: 'offers' | 'shown' | 'clicks', header: string): Column<SegmentLine> => ({
  id,
  header,
  value: ({ figures }) => figures?.[id] ?? null,
  cell: ({ figures }) => (figures === null ? null : count(figures[id])),
  align: 'end',
});
const rate = (id: 'ctr' | 'conversion' | 'attachRate', header: string): Column<SegmentLine> => ({
  id,
  header,
  value: ({ figures }) => figures?.[id] ?? null,
  cell: ({ figures }) => (figures === null ? null : share(figures[id])),
  align: 'end',
});

const COLUMNS: readonly Column<SegmentLine>[] = [
  {
    id: 'name',
    header: 'Segment',
    value: ({ profile }) => profile.name,
    cell: ({ profile: { id, name } }) => (
      <Link to="/segments/$id" params={{ id }} search={keepPeriod}>
        {name}
      </Link>
    ),
  },
  { id: 'source', header: 'Made by', value: ({ profile }) => madeBy(profile.source) },
  {
    id: 'customers',
    header: 'Customers',
    value: ({ profile }) => profile.customers,
    cell: ({ profile }) => count(profile.customers),
    align: 'end',
  },
  {
    id: 'share',
    header: 'Of all',
    value: ({ profile }) => profile.shareOfAll,
    cell: ({ profile }) => percent(profile.shareOfAll),
    align: 'end',
  },
  {
    id: 'favourites',
    header: 'Buys more than others',
    value: ({ profile }) => profile.favourites.map(favouriteText).join(', ') || null,
  },
  figure('offers', 'Offers'),
  figure('clicks', 'Clicks'),
  rate('ctr', 'CTR'),
  rate('conversion', 'Conversion'),
  rate('attachRate', 'Attach rate'),
];

/** Groups of customers: how large they are, what they favour, and what offers led to for them. */
export default function SegmentsPage() {
  const { search } = useAddress();
  const asked: Asked = { ...askedOf(search, Date.now()), by: 'segment' };
  const { data, error, refetch } = useQuery({
    queryKey: ['segment-profiles'],
    queryFn: ({ signal }) => execute(SegmentProfilesQuery, {}, signal),
    select: ({ segmentProfiles }) => segmentProfiles,
  });
  return (
    <>
      <PageHead
        title="Segments"
        lead="Groups of customers as they are now, from feeds and learned: what they buy more than others, and what offers led to for them. Of fewer than ten people nothing is said."
      />
      <div className={classes.period} role="search" aria-label="Which days">
        <Period asked={asked} />
      </div>
      <Answered
        data={data}
        error={error}
        retry={() => void refetch()}
        reading="Reading the segments"
        height={300}
      >
        {(data) => <Groups groups={data} asked={asked} />}
      </Answered>
    </>
  );
}

interface GroupsProps {
  readonly groups: SegmentProfilesData['segmentProfiles'];
  readonly asked: Asked;
}

/** The groups at once, and the figures of their offers as soon as the logs have been read. */
function Groups({ groups: { profiles, leftOut }, asked }: GroupsProps) {
  const problem = problemOf(asked);
  const { data, error, refetch } = useInsights(inputOf(asked), problem === null && profiles.length > 0);
  const lines = useMemo(() => linesOf(profiles, data?.groups ?? []), [profiles, data]);
  return (
    <>
      {problem === null ? null : <Notice title={problem} tone="warning" urgent />}
      {error === null ? null : <Failure error={error} retry={() => void refetch()} />}
      <DataTable
        caption="Segments"
        columns={COLUMNS}
        rows={lines}
        rowKey={({ profile }) => profile.id}
        empty={
          <Notice title="There is no segment of ten customers or more">
            <p>Segments come with the feed of the system that keeps them; `wherefore learn` finds others.</p>
          </Notice>
        }
      />
      <p className={classes.note} role="status">
        {data === undefined && error === null && problem === null && profiles.length > 0
          ? 'Offers and clicks are being counted. '
          : null}
        {leftOut === 0 ? null : `Left out, with fewer than ten people: ${leftOut}.`}
      </p>
    </>
  );
}
