import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { execute } from '../../api/execute.js';
import { Panel } from '../../explanation/panel.js';
import { moment } from '../../format/dates.js';
import { type RuleSet, RuleSetQuery } from '../../operations/rules.js';
import { FindingList } from '../../rules/finding-list.js';
import { PreviewPanel } from '../../rules/preview/preview-panel.js';
import { RuleDiff } from '../../rules/rule-diff.js';
import { RuleList } from '../../rules/rule-list.js';
import { StateMark } from '../../rules/state-mark.js';
import { useMay } from '../../session/use-may.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { useAddress } from '../../url/use-address.js';
import { MoveButtons } from './move-buttons.js';

/** One version of the rules: what it says, what is wrong with it, what it would change, and where it goes from here. */
export default function RuleSetPage() {
  const { params } = useAddress();
  const version = Number(params['version']);
  const valid = Number.isInteger(version) && version > 0;
  const { data, error, refetch } = useQuery({
    queryKey: ['rule-set', version],
    queryFn: ({ signal }) => execute(RuleSetQuery, { version }, signal),
    enabled: valid,
    staleTime: 0,
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (valid && data === undefined) return <Skeleton height={300} aria-label="Reading the version" />;
  if (data === undefined || data.ruleSet === null)
    return (
      <Notice title={`There is no version ${params['version'] ?? ''} of the rules`} urgent>
        <p>
          All of them are on the page of the <Link to="/rules">rules</Link>.
        </p>
      </Notice>
    );
  return <Version set={data.ruleSet} published={data.publishedRules.version} />;
}

function Version({ set, published }: { readonly set: RuleSet; readonly published: number }) {
  const { merchandise } = useMay();
  const { version, state, rules, findings } = set;
  // What is published is compared with what it replaced.
  const against = version === published ? (set.basedOn ?? 0) : published;
  const about = findings.filter((one) => !one.rules.some((id) => rules.some((rule) => rule.id === id)));
  return (
    <>
      <PageHead title={`Rules, version ${version}`} lead={<History set={set} />}>
        <StateMark state={state} />
        {merchandise ? (
          <Button
            size="xs"
            variant="default"
            component={Link}
            to="/rules/edit"
            search={{ from: String(version) } as never}
          >
            Write a draft from it
          </Button>
        ) : null}
      </PageHead>
      <MoveButtons set={set} published={published} />
      {findings.length === 0 ? null : (
        <Panel title={`Findings: ${findings.length}`}>
          <FindingList findings={about.length > 0 ? about : findings} />
        </Panel>
      )}
      <Panel
        title={
          version === published
            ? `What it changed: ${nameOf(against)} before`
            : `Compared with what is published: ${nameOf(against)}`
        }
      >
        <RuleDiff from={against} to={version} />
      </Panel>
      <Panel title={`Rules: ${rules.length}`}>
        {rules.length === 0 ? <p>It holds no rules.</p> : <RuleList rules={rules} findings={findings} />}
      </Panel>
      <PreviewPanel question={{ version, against }} against={nameOf(against)} />
    </>
  );
}

const nameOf = (version: number): string => (version === 0 ? 'no rules' : `version ${version}`);

function History({ set }: { readonly set: RuleSet }) {
  const { author, at, reason, basedOn, approvedBy, publishedBy, publishedAt } = set;
  return (
    <>
      {author} wrote it{at === null ? '' : ` on ${moment(at)}`}, when {nameOf(basedOn ?? 0)} held. Because:{' '}
      {reason}
      {approvedBy === null ? '' : ` Approved by ${approvedBy}.`}
      {publishedAt === null ? '' : ` Published by ${publishedBy} on ${moment(publishedAt)}.`}
    </>
  );
}
