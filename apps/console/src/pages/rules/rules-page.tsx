import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { execute } from '../../api/execute.js';
import { Panel } from '../../explanation/panel.js';
import { moment } from '../../format/dates.js';
import { RuleSetsQuery, type RuleVersion } from '../../operations/rules.js';
import { ChangeLog } from '../../rules/change-log.js';
import { RuleList } from '../../rules/rule-list.js';
import { StateMark } from '../../rules/state-mark.js';
import { useMay } from '../../session/use-may.js';
import { Answered } from '../../shell/answered.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';

const MOST = 100;
type Listed = RuleVersion & { readonly rules: readonly { readonly id: string }[] };

const COLUMNS: readonly Column<Listed>[] = [
  {
    id: 'version',
    header: 'Version',
    value: ({ version }) => version,
    cell: ({ version }) => (
      <Link to="/rules/$version" params={{ version: String(version) }}>
        Version {version}
      </Link>
    ),
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => state,
    cell: ({ state }) => <StateMark state={state} />,
  },
  { id: 'rules', header: 'Rules', value: ({ rules }) => rules.length, align: 'end' },
  { id: 'author', header: 'Written by', value: ({ author }) => author },
  {
    id: 'at',
    header: 'Written',
    value: ({ at }) => at,
    cell: ({ at }) => (at === null ? null : moment(at)),
  },
  { id: 'reason', header: 'Because', value: ({ reason }) => reason },
  { id: 'approvedBy', header: 'Approved by', value: ({ approvedBy }) => approvedBy },
  {
    id: 'publishedAt',
    header: 'Published',
    value: ({ publishedAt }) => publishedAt,
    cell: ({ publishedAt }) => (publishedAt === null ? null : moment(publishedAt)),
  },
];

/** The rules that hold, every version of them, and who changed what. */
export default function RulesPage() {
  const { merchandise } = useMay();
  const { data, error, refetch } = useQuery({
    queryKey: ['rule-sets', MOST],
    queryFn: ({ signal }) => execute(RuleSetsQuery, { first: MOST }, signal),
    staleTime: 0,
  });
  return (
    <>
      <PageHead
        title="Rules"
        lead="What merchandisers decide about offers. A version never changes; the published one holds, and every decision records which one it was."
      >
        {merchandise ? (
          <Button size="xs" component={Link} to="/rules/edit">
            Write a draft
          </Button>
        ) : null}
      </PageHead>
      <Answered
        data={data}
        error={error}
        retry={() => void refetch()}
        reading="Reading the rules"
        height={300}
      >
        {(data) => (
          <>
            <Panel title={`Published: ${nameOf(data.publishedRules.version)}`}>
              {data.publishedRules.rules.length === 0 ? (
                <Notice title="No rule holds now">
                  <p>Offers are decided by evidence and hard rules alone. Write a draft to change that.</p>
                </Notice>
              ) : (
                <RuleList rules={data.publishedRules.rules} />
              )}
            </Panel>
            <Panel title="Versions">
              <DataTable
                caption="Versions of the rules"
                columns={COLUMNS}
                rows={data.ruleSets}
                rowKey={({ version }) => String(version)}
                empty={<Notice title="There are no versions yet" />}
              />
            </Panel>
          </>
        )}
      </Answered>
      <Panel title="Change log">
        <ChangeLog />
      </Panel>
    </>
  );
}

const nameOf = (version: number): string => (version === 0 ? 'no rules' : `version ${version}`);
