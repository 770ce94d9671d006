import { Badge } from '@mantine/core';
import { Panel } from '../../explanation/panel.js';
import { moment } from '../../format/times.js';
import type { DriftFinding, DriftReport } from '../../operations/models.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';

const COLOURS: Readonly<Record<string, string>> = { alarm: 'red', warning: 'orange' };

const COLUMNS: readonly Column<DriftFinding>[] = [
  {
    id: 'level',
    header: 'Level',
    value: ({ level }) => level,
    cell: ({ level }) => (
      <Badge variant="light" color={COLOURS[level] ?? 'pine'}>
        {level}
      </Badge>
    ),
  },
  { id: 'of', header: 'Of', value: ({ of }) => of },
  { id: 'name', header: 'What', value: ({ name }) => name },
  { id: 'detail', header: 'How it moved', value: ({ detail }) => detail },
  { id: 'advice', header: 'What to do', value: ({ advice }) => advice },
];

/** What has moved since the current version was learned. */
export function Drift({ report }: { readonly report: DriftReport | null }) {
  if (report === null)
    return (
      <Notice title="Nobody has looked for drift yet">
        <p>
          A worker looks by itself; <code>wherefore drift</code> does it now.
        </p>
      </Notice>
    );
  return (
    <Panel title="Drift" aside={`as of ${moment(report.at)}, against ${report.model ?? 'no version'}`}>
      {report.retrain === null ? null : <Notice title={report.retrain} tone="warning" />}
      <DataTable
        caption="What has moved"
        columns={COLUMNS}
        rows={report.findings}
        rowKey={({ of, name }) => `${of} ${name}`}
        empty={<p>Nothing stands out.</p>}
      />
    </Panel>
  );
}
