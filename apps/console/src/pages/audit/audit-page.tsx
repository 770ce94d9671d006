import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { moment } from '../../format/times.js';
import type { AuditEntry } from '../../operations/audit.js';
import { Answered } from '../../shell/answered.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { useAddress } from '../../url/use-address.js';
import { filterOf } from './audit-filter.js';
import { AuditFilters } from './audit-filters.js';
import classes from './audit-page.module.css';
import { SaveAll } from './save-all.js';
import { useAudit } from './use-audit.js';

const COLUMNS: readonly Column<AuditEntry>[] = [
  {
    id: 'at',
    header: 'When',
    value: ({ at }) => at,
    cell: ({ id, at }) => (
      <Link to="/audit/$id" params={{ id }}>
        {moment(at)}
      </Link>
    ),
  },
  { id: 'who', header: 'Who', value: ({ who }) => who },
  { id: 'what', header: 'What', value: ({ what }) => what },
  { id: 'why', header: 'Why', value: ({ why }) => why },
];

/** Who changed what, when and why. */
export default function AuditPage() {
  const { search } = useAddress();
  const filter = filterOf(search);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAudit(filter);
  return (
    <>
      <PageHead
        title="Audit trail"
        lead="Who changed what, when and why: rules, placements, versions, quarantine, contracts. Open a change to see what was and what is since."
      >
        <SaveAll filter={filter} />
      </PageHead>
      <AuditFilters />
      <Answered
        data={data}
        error={error}
        retry={() => void refetch()}
        reading="Reading the audit trail"
        height={300}
      >
        {(data) => (
          <>
            <DataTable
              caption="Changes"
              columns={COLUMNS}
              rows={data}
              rowKey={({ id }) => id}
              empty={
                <Notice title="No such change">
                  <p>Nothing was changed yet, or the filters above let nothing through: clear one of them.</p>
                </Notice>
              }
            />
            {hasNextPage ? (
              <div className={classes.more}>
                <Button
                  size="xs"
                  variant="default"
                  loading={isFetchingNextPage}
                  onClick={() => void fetchNextPage()}
                >
                  Read earlier changes
                </Button>
                <span>The {data.length} latest are in the table.</span>
              </div>
            ) : null}
          </>
        )}
      </Answered>
    </>
  );
}
