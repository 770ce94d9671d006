import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { execute } from '../../api/execute.js';
import { Panel } from '../../explanation/panel.js';
import { PublishedRulesQuery, type Rule } from '../../operations/rules.js';
import { RuleList } from '../../rules/rule-list.js';
import { Failure } from '../../shell/failure.js';

interface CampaignRulesProps {
  readonly id: string;
  readonly products: readonly string[];
}

/** A rule is a campaign's where it has its id, which is how offers shown for it are counted, or names what it promotes. */
const isAbout =
  (id: string, products: ReadonlySet<string>) =>
  (rule: Rule): boolean =>
    rule.id === id || rule.when.some(({ product }) => product?.some((one) => products.has(one)) === true);

/** The published rules that have to do with a campaign. */
export function CampaignRules({ id, products }: CampaignRulesProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['published-rules'],
    queryFn: ({ signal }) => execute(PublishedRulesQuery, {}, signal),
    select: (published) => published.publishedRules.rules,
  });
  const rules = data?.filter(isAbout(id, new Set(products)));
  return (
    <Panel title="Published rules about it">
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : rules === undefined ? (
        <Skeleton height={60} aria-label="Reading the rules" />
      ) : rules.length === 0 ? (
        <p>
          None has its id ({id}) or names what it promotes. <Link to="/rules/edit">Write a draft</Link> to add
          one: a cap counts offers that are shown for a campaign where the rule has the campaign’s id.
        </p>
      ) : (
        <RuleList rules={rules} />
      )}
    </Panel>
  );
}
