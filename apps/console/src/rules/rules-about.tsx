import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { execute } from '../api/execute.js';
import { Panel } from '../explanation/panel.js';
import { PublishedRulesQuery, type Rule } from '../operations/rules.js';
import { Failure } from '../shell/failure.js';
import { RuleList } from './rule-list.js';

interface RulesAboutProps {
  readonly isAbout: (rule: Rule) => boolean;
  /** What is said where no rule is. */
  readonly none: ReactNode;
}

/** The published rules that have to do with what the page is of. */
export function RulesAbout({ isAbout, none }: RulesAboutProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['published-rules'],
    queryFn: ({ signal }) => execute(PublishedRulesQuery, {}, signal),
    select: (published) => published.publishedRules.rules,
  });
  const rules = data?.filter(isAbout);
  return (
    <Panel title="Published rules about it">
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : rules === undefined ? (
        <Skeleton height={60} aria-label="Reading the rules" />
      ) : rules.length === 0 ? (
        none
      ) : (
        <RuleList rules={rules} />
      )}
    </Panel>
  );
}
