import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { execute } from '../../api/execute.js';
import { PublishedRulesQuery, type Rule, RuleSetQuery } from '../../operations/rules.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { useMay } from '../../session/use-may.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import { type DraftRule, fromRule } from './draft.js';
import { RulesEditor } from './rules-editor.js';

type Rules = readonly Rule[];

interface Beginning {
  readonly error: Error | null;
  readonly again: () => void;
  /** Undefined while it is read; null where there is no such version. */
  readonly begun:
    { readonly published: number; readonly source: number; readonly rules: Rules } | null | undefined;
}

/** What a draft begins with: a version that the address names, else the published rules. */
function useBeginning(from: number | null): Beginning {
  const published = useQuery({
    queryKey: ['published-rules'],
    queryFn: ({ signal }) => execute(PublishedRulesQuery, {}, signal),
    select: (data) => data.publishedRules,
    staleTime: 0,
    gcTime: 0,
  });
  const named = useQuery({
    queryKey: ['rule-set', from],
    queryFn: ({ signal }) => execute(RuleSetQuery, { version: from ?? 0 }, signal),
    select: (data) => data.ruleSet,
    enabled: from !== null,
  });
  const source = from === null ? published.data : named.data;
  return {
    error: published.error ?? named.error,
    again: () => void Promise.all([published.refetch(), ...(from === null ? [] : [named.refetch()])]),
    begun:
      published.data === undefined || source === undefined
        ? undefined
        : source && { published: published.data.version, source: source.version, rules: source.rules },
  };
}

/** Writes a draft of the rules, as sentences. */
export default function RulesEditPage() {
  const { search } = useAddress();
  const { merchandise, roles } = useMay();
  if (merchandise) return <Begin from={textOf(search, 'from')} />;
  return (
    <Notice title="Rules are written by merchandisers" tone="warning">
      <p>
        You are signed in as {roles}. Every version can be read and previewed from the page of the{' '}
        <Link to="/rules">rules</Link>.
      </p>
    </Notice>
  );
}

function Begin({ from }: { readonly from: string | null }) {
  const version = Number(from);
  const { error, again, begun } = useBeginning(from !== null && Number.isInteger(version) ? version : null);
  if (error !== null) return <Failure error={error} retry={again} />;
  if (begun === undefined) return <Skeleton height={400} aria-label="Reading the rules" />;
  if (begun === null)
    return (
      <Notice title={`There is no version ${from ?? ''} of the rules`} urgent>
        <p>
          <Link to="/rules/edit">Begin with the published rules</Link> instead.
        </p>
      </Notice>
    );
  const { published, source, rules } = begun;
  return (
    <Editing key={`${published} ${source}`} basedOn={published} source={source} begin={rules.map(fromRule)} />
  );
}

interface EditingProps {
  readonly basedOn: number;
  readonly begin: readonly DraftRule[];
  readonly source: number;
}

/** Holds what the editor began with: published rules that are read again do not touch what is being written. */
function Editing({ basedOn, begin, source }: EditingProps) {
  const [kept] = useState({ basedOn, begin });
  return (
    <>
      <PageHead
        title="Draft of the rules"
        lead={`A draft is the complete list. It begins with ${source === 0 ? 'no rules' : `the rules of version ${source}`}, and is saved as a version of its own: nothing changes for shoppers until it is published.`}
      >
        <Button size="xs" variant="default" component={Link} to="/rules">
          Leave
        </Button>
      </PageHead>
      <RulesEditor basedOn={kept.basedOn} begin={kept.begin} />
    </>
  );
}
