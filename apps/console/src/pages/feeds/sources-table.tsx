import { moment } from '../../format/times.js';
import type { Source } from '../../operations/feeds.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';

/** One kind of record of a source, or the source alone where it is not polled. */
interface Row {
  readonly key: string;
  readonly source: Source;
  readonly kind: Source['kinds'][number] | null;
}

const rowsOf = (sources: readonly Source[]): Row[] =>
  sources.flatMap((source): Row[] =>
    source.kinds.length === 0
      ? [{ key: source.name, source, kind: null }]
      : source.kinds.map((kind) => ({ key: `${source.name} ${kind.kind}`, source, kind })),
  );

const COLUMNS: readonly Column<Row>[] = [
  { id: 'source', header: 'System', value: ({ source }) => source.name },
  { id: 'connector', header: 'Kind', value: ({ source }) => source.connector },
  { id: 'webhooks', header: 'Webhooks', value: ({ source }) => (source.webhooks ? 'taken' : 'not set up') },
  { id: 'kind', header: 'Records', value: ({ kind }) => kind?.kind ?? 'not polled' },
  {
    id: 'lastCycle',
    header: 'Last read',
    value: ({ kind }) => kind?.lastCycle ?? null,
    cell: ({ kind }) => moment(kind?.lastCycle ?? null),
  },
  { id: 'records', header: 'Read then', value: ({ kind }) => kind?.records ?? null, align: 'end' },
  { id: 'quarantined', header: 'Not usable', value: ({ kind }) => kind?.quarantined ?? null, align: 'end' },
  {
    id: 'next',
    header: 'Next',
    value: ({ source }) => source.nextRun,
    cell: ({ source }) => moment(source.nextRun),
  },
  { id: 'failure', header: 'What went wrong', value: ({ kind }) => kind?.failure ?? null },
  { id: 'stopped', header: 'Webhooks that stopped', value: ({ kind }) => kind?.stopped.join(', ') || null },
];

export const SourcesTable = ({ sources }: { readonly sources: readonly Source[] }) => (
  <DataTable
    caption="Systems that are polled or send webhooks"
    columns={COLUMNS}
    rows={rowsOf(sources)}
    rowKey={({ key }) => key}
    empty={
      <Notice title="No system is set up to be polled">
        <p>
          Name the systems of the shop in <code>WHEREFORE_SOURCES</code>; the page on connectors says how.
        </p>
      </Notice>
    }
  />
);
