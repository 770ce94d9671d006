import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { execute } from '../api/execute.js';
import { type ReadRule, type RuleDiff as Difference, RuleSetDiffQuery } from '../operations/rules.js';
import { Failure } from '../shell/failure.js';
import classes from './rules.module.css';

export function useRuleDiff(from: number, to: number) {
  return useQuery({
    queryKey: ['rule-diff', from, to],
    queryFn: ({ signal }) => execute(RuleSetDiffQuery, { from, to }, signal),
    select: (data) => data.ruleSetDiff,
  });
}

/** What differs between two versions, rule by rule. */
export function RuleDiff({ from, to }: { readonly from: number; readonly to: number }) {
  const { data, error, refetch } = useRuleDiff(from, to);
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={60} aria-label="Comparing the versions" />;
  if (data.__typename === 'RulesRefused') return <p>{data.message}</p>;
  const { added, removed, changed } = data;
  if (added.length + removed.length + changed.length === 0)
    return (
      <p>
        Version {from} and version {to} have the same rules.
      </p>
    );
  return <Lines diff={data} label={`From version ${from} to version ${to}`} />;
}

const Lines = ({ diff, label }: { readonly diff: Difference; readonly label: string }) => (
  <ul className={classes.diff} aria-label={label}>
    {diff.added.map((rule) => (
      <Line key={rule.id} kind="added" rule={rule}>
        <ins>{rule.sentence}</ins>
      </Line>
    ))}
    {diff.removed.map((rule) => (
      <Line key={rule.id} kind="removed" rule={rule}>
        <del>{rule.sentence}</del>
      </Line>
    ))}
    {diff.changed.map(({ before, after }) => (
      <Line key={after.id} kind="changed" rule={after}>
        {before.sentence === after.sentence ? (
          'Other words or owner, the same effect.'
        ) : (
          <>
            <del>{before.sentence}</del> <ins>{after.sentence}</ins>
          </>
        )}
      </Line>
    ))}
  </ul>
);

interface LineProps {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly rule: ReadRule;
  readonly children: ReactNode;
}

const Line = ({ kind, rule, children }: LineProps) => (
  <li>
    <span className={classes.mark} data-kind={kind}>
      {kind}
    </span>
    <span>
      <b>{rule.name}</b>: {children}
    </span>
  </li>
);
