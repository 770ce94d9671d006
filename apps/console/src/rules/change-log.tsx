import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { execute } from '../api/execute.js';
import { moment } from '../format/dates.js';
import { type RuleChange, RuleChangesQuery } from '../operations/rules.js';
import { Failure } from '../shell/failure.js';
import { Notice } from '../shell/notice.js';
import { RuleDiff } from './rule-diff.js';
import classes from './rules.module.css';

const VERBS: Readonly<Record<string, string>> = {
  'rules.save': 'wrote',
  'rules.submit': 'submitted',
  'rules.approve': 'approved',
  'rules.reject': 'rejected',
  'rules.publish': 'published',
  'rules.roll-back': 'went back to',
};
const PAGE = 20;
const MOST = 100;

/** What the audit trail says of a change: the versions before and after, as far as it names them. */
interface Noted {
  readonly version?: number;
  /** Of a publication: the version that held. */
  readonly published?: number;
  readonly basedOn?: number;
}
const noted = (text: string | null): Noted => (text === null ? {} : (JSON.parse(text) as Noted));

/** Who did what to the rules, latest first, each with what it changed. */
export function ChangeLog() {
  const [first, setFirst] = useState(PAGE);
  const { data, error, refetch } = useQuery({
    queryKey: ['rule-changes', first],
    queryFn: ({ signal }) => execute(RuleChangesQuery, { first }, signal),
    placeholderData: (before) => before,
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={120} aria-label="Reading the change log" />;
  if (data.ruleChanges.length === 0)
    return (
      <Notice title="Nobody has changed the rules yet">
        <p>Every draft, approval and publication appears here, with who and why.</p>
      </Notice>
    );
  return (
    <>
      <ol className={classes.log} aria-label="Change log">
        {data.ruleChanges.map((change) => (
          <Entry key={`${change.at} ${change.what} ${change.after ?? ''}`} change={change} />
        ))}
      </ol>
      {data.ruleChanges.length === first && first < MOST ? (
        <Button size="xs" variant="default" onClick={() => setFirst(MOST)}>
          Show earlier changes
        </Button>
      ) : null}
    </>
  );
}

function Entry({ change }: { readonly change: RuleChange }) {
  const [open, setOpen] = useState(false);
  const [was, is] = [noted(change.before), noted(change.after)];
  const version = is.published ?? is.version ?? 0;
  const from = change.what === 'rules.save' ? is.basedOn : was.published;
  return (
    <li>
      <p>
        <b>{change.who}</b> {VERBS[change.what] ?? change.what}{' '}
        {version === 0 ? (
          'no rules'
        ) : (
          <Link to="/rules/$version" params={{ version: String(version) }}>
            version {version}
          </Link>
        )}
        , <time dateTime={change.at}>{moment(change.at)}</time>
      </p>
      {change.why === null ? null : <p>Because: {change.why}</p>}
      {from === undefined || from === version ? null : (
        <>
          <Button
            size="compact-xs"
            variant="default"
            style={{ justifySelf: 'start' }}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Hide' : 'Show'} what changed from version {from}
          </Button>
          {open ? <RuleDiff from={from} to={version} /> : null}
        </>
      )}
    </li>
  );
}
