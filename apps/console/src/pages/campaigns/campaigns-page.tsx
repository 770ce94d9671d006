import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { execute } from '../../api/execute.js';
import { day } from '../../format/dates.js';
import { percent } from '../../format/numbers.js';
import { type Campaign, CampaignsQuery } from '../../operations/campaigns.js';
import { useMay } from '../../session/use-may.js';
import { Answered } from '../../shell/answered.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';

const MOST = 100;

const COLUMNS: readonly Column<Campaign>[] = [
  {
    id: 'name',
    header: 'Campaign',
    value: ({ name }) => name,
    cell: ({ id, name }) => (
      <Link to="/campaigns/$id" params={{ id }}>
        {name}
      </Link>
    ),
  },
  { id: 'channel', header: 'Channel', value: ({ channel }) => channel },
  {
    id: 'startsAt',
    header: 'From',
    value: ({ startsAt }) => startsAt,
    cell: ({ startsAt }) => (startsAt === null ? null : day(startsAt)),
  },
  {
    id: 'endsAt',
    header: 'Until',
    value: ({ endsAt }) => endsAt,
    cell: ({ endsAt }) => (endsAt === null ? null : day(endsAt)),
  },
  { id: 'products', header: 'Products', value: ({ products }) => products, align: 'end' },
  { id: 'reached', header: 'Customers reached', value: ({ reached }) => reached, align: 'end' },
  { id: 'contacts', header: 'Contacts', value: ({ contacts }) => contacts, align: 'end' },
  { id: 'redeemed', header: 'Redeemed', value: ({ redeemed }) => redeemed, align: 'end' },
  {
    id: 'rate',
    header: 'Answered',
    value: ({ answered, reached }) => (reached === 0 ? null : answered / reached),
    cell: ({ answered, reached }) => (reached === 0 ? null : percent(answered / reached)),
    align: 'end',
  },
];

/** What reached customers, and what came of it. */
export default function CampaignsPage() {
  const { merchandise } = useMay();
  const { data, error, refetch } = useQuery({
    queryKey: ['campaigns'],
    queryFn: ({ signal }) => execute(CampaignsQuery, { first: MOST }, signal),
    staleTime: 0,
  });
  return (
    <>
      <PageHead
        title="Campaigns"
        lead="Marketing actions, as their systems or people of the shop describe them: when they run, what they promote, whom they reached, who redeemed."
      >
        {merchandise ? (
          <Button size="xs" component={Link} to="/campaigns/new">
            Describe a campaign
          </Button>
        ) : null}
      </PageHead>
      <Answered
        data={data}
        error={error}
        retry={() => void refetch()}
        reading="Reading the campaigns"
        height={300}
      >
        {(data) => (
          <DataTable
            caption="Campaigns"
            columns={COLUMNS}
            rows={data.campaigns}
            rowKey={({ id }) => id}
            empty={
              <Notice title="There are no campaigns">
                <p>They come with the feed of the system that sends them, or are described here.</p>
              </Notice>
            }
          />
        )}
      </Answered>
      {data?.campaigns.length === MOST ? <p>These are the {MOST} that begin last.</p> : null}
    </>
  );
}
