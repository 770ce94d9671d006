import { Link } from '@tanstack/react-router';
import type { Rule } from '../../operations/rules.js';
import { RulesAbout } from '../../rules/rules-about.js';

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
export const CampaignRules = ({ id, products }: CampaignRulesProps) => (
  <RulesAbout
    isAbout={isAbout(id, new Set(products))}
    none={
      <p>
        None has its id ({id}) or names what it promotes. <Link to="/rules/edit">Write a draft</Link> to add
        one: a cap counts offers that are shown for a campaign where the rule has the campaign’s id.
      </p>
    }
  />
);
