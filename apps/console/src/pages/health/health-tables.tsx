import { ago, span } from '../../format/times.js';
import { Panel } from '../../explanation/panel.js';
import type { Count, FeedHealth, Health } from '../../operations/health.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';

const COUNTS: readonly Column<Count>[] = [
  { id: 'name', header: 'Of', value: ({ name }) => name },
  { id: 'count', header: 'How many', value: ({ count }) => count, align: 'end' },
];

const feedColumns = (now: number): readonly Column<FeedHealth>[] => [
  { id: 'name', header: 'Feed', value: ({ name }) => name },
  {
    id: 'seen',
    header: 'Last heard of',
    value: ({ lastSeen }) => lastSeen,
    cell: ({ lastSeen }) => ago(lastSeen, now),
  },
  { id: 'received', header: 'Received in the hour', value: ({ hour }) => hour.received, align: 'end' },
  {
    id: 'p95',
    header: '95 of 100 within',
    value: ({ hour }) => hour.fromReceipt.p95,
    cell: ({ hour }) => (hour.fromReceipt.p95 === null ? null : span(hour.fromReceipt.p95)),
    align: 'end',
  },
  {
    id: 'objective',
    header: 'Promised',
    value: ({ objectiveMs }) => objectiveMs,
    cell: ({ objectiveMs }) => span(objectiveMs),
    align: 'end',
  },
  { id: 'kept', header: 'Promise', value: ({ breached }) => (breached ? 'broken' : 'kept') },
  { id: 'backlog', header: 'Batches waiting', value: ({ backlog }) => backlog, align: 'end' },
];

/** The figures in detail: feeds, what the graph holds, what is in quarantine. */
export function HealthTables({ health, now }: { readonly health: Health; readonly now: number }) {
  const { nodes, relationships, quarantine } = health.system;
  return (
    <>
      <Panel title="Freshness of feeds">
        <DataTable
          caption="Feeds"
          columns={feedColumns(now)}
          rows={health.feeds}
          rowKey={({ name }) => name}
          empty={<Notice title="No feed has sent anything yet" />}
        />
      </Panel>
      <CountPanel title="In quarantine" counts={quarantine} none="No record is held" />
      <CountPanel title="Nodes" counts={nodes} none="The graph is empty" />
      <CountPanel title="Relationships" counts={relationships} none="The graph is empty" />
    </>
  );
}

interface CountPanelProps {
  readonly title: string;
  readonly counts: readonly Count[];
  readonly none: string;
}

const CountPanel = ({ title, counts, none }: CountPanelProps) => (
  <Panel title={title}>
    <DataTable
      caption={title}
      columns={COUNTS}
      rows={counts}
      rowKey={({ name }) => name}
      empty={<Notice title={none} />}
    />
  </Panel>
);
