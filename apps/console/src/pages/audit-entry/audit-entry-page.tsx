import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { execute } from '../../api/execute.js';
import { Panel } from '../../explanation/panel.js';
import { moment } from '../../format/times.js';
import { type AuditEntry, AuditEntryQuery } from '../../operations/audit.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { useAddress } from '../../url/use-address.js';
import classes from './audit-entry-page.module.css';
import { type Difference, differencesOf } from './differences-of.js';

const COLUMNS: readonly Column<Difference>[] = [
  { id: 'at', header: 'Value', value: ({ at }) => at, cell: ({ at }) => <code>{at}</code> },
  { id: 'before', header: 'Before', value: ({ before }) => before },
  { id: 'after', header: 'After', value: ({ after }) => after },
];

/** One change: who made it, why, and what differs since. */
export default function AuditEntryPage() {
  const { id = '' } = useAddress().params;
  const { data, error, refetch } = useQuery({
    queryKey: ['audit-entry', id],
    queryFn: ({ signal }) => execute(AuditEntryQuery, { id }, signal),
    staleTime: Infinity,
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={240} aria-label="Reading the change" />;
  if (data.auditEntry === null)
    return (
      <Notice title="There is no such change" urgent>
        <p>
          Look at the address once more, or go to the <Link to="/audit">audit trail</Link>.
        </p>
      </Notice>
    );
  return <Entry entry={data.auditEntry} />;
}

function Entry({ entry: { at, who, what, why, before, after } }: { readonly entry: AuditEntry }) {
  return (
    <>
      <PageHead title={what} lead={`${who}, ${moment(at)}: ${why ?? 'no reason was given'}`}>
        <Link to="/audit" search={{ what } as never}>
          Others of this kind
        </Link>
        <Link to="/audit" search={{ who } as never}>
          Others by {who}
        </Link>
      </PageHead>
      <Panel title="What differs">
        <DataTable
          caption="What differs"
          columns={COLUMNS}
          rows={differencesOf(before, after)}
          rowKey={(difference) => difference.at}
          empty={<Notice title="Nothing that is written down differs" />}
        />
      </Panel>
      <div className={classes.sides}>
        <Side title="Before" text={before} none="There was nothing." />
        <Side title="After" text={after} none="There is nothing since." />
      </div>
    </>
  );
}

interface SideProps {
  readonly title: string;
  readonly text: string | null;
  readonly none: string;
}

const Side = ({ title, text, none }: SideProps) => (
  <Panel title={title}>
    {text === null ? (
      <p>{none}</p>
    ) : (
      <pre className={classes.text} tabIndex={0} aria-label={`${title}, as JSON`}>
        {indented(text)}
      </pre>
    )}
  </Panel>
);

/** JSON with a line for each value; other text as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
