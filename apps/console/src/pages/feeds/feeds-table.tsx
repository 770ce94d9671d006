import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { span } from '../../format/times.js';
import type { Feed } from '../../operations/feeds.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';

const ago = (at: string): number => Date.now() - Date.parse(at);

const COLUMNS: readonly Column<Feed>[] = [
  { id: 'name', header: 'Feed', value: ({ name }) => name },
  {
    id: 'state',
    header: 'Freshness',
    value: ({ breached }) => (breached ? 'late' : 'in time'),
    cell: ({ breached }) => (
      <Badge variant="light" color={breached ? 'red' : 'pine'}>
        {breached ? 'late' : 'in time'}
      </Badge>
    ),
  },
  {
    id: 'p95',
    header: 'p95, last hour',
    value: ({ hour }) => hour.fromReceipt.p95,
    cell: ({ hour }) => span(hour.fromReceipt.p95),
    align: 'end',
  },
  {
    id: 'objective',
    header: 'Promised',
    value: ({ objectiveMs }) => objectiveMs,
    cell: ({ objectiveMs }) => span(objectiveMs),
    align: 'end',
  },
  { id: 'backlog', header: 'Waiting', value: ({ backlog }) => backlog, align: 'end' },
  { id: 'received', header: 'Came in a day', value: ({ day }) => day.received, align: 'end' },
  { id: 'applied', header: 'Applied', value: ({ day }) => day.applied, align: 'end' },
  { id: 'duplicates', header: 'Twice', value: ({ day }) => day.duplicates, align: 'end' },
  {
    id: 'quarantined',
    header: 'Quarantined',
    value: ({ day }) => day.quarantined,
    cell: ({ name, day }) =>
      day.quarantined === 0 ? (
        0
      ) : (
        <Link to="/quarantine" search={{ source: name } as never}>
          {day.quarantined}
        </Link>
      ),
    align: 'end',
  },
  {
    id: 'lastSeen',
    header: 'Last heard of',
    value: ({ lastSeen }) => lastSeen,
    cell: ({ lastSeen }) => `${span(ago(lastSeen))} ago`,
    align: 'end',
  },
  { id: 'findings', header: 'What stands out', value: ({ findings }) => findings.join('; ') || null },
];

export const FeedsTable = ({ feeds }: { readonly feeds: readonly Feed[] }) => (
  <DataTable
    caption="Feeds of the last day"
    columns={COLUMNS}
    rows={feeds}
    rowKey={({ name }) => name}
    empty={
      <Notice title="No feed was heard of lately">
        <p>
          Feeds appear when they send: see <code>wherefore feeds --help</code> and the page on feeds in the
          documentation.
        </p>
      </Notice>
    }
  />
);
