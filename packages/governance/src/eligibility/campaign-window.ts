import type { ProductFacts } from '@wherefore/contracts';
import type { Check } from './check.js';

/**
 * Being part of a campaign does not bind a product. Only one whose attribute `campaignOnly` is true is offered while
 * one of its campaigns runs, and at no other time; a campaign without a start or end is open on that side.
 */
export const isOutsideCampaign: Check = ({ facts }, { situation }, { at }) => {
  const only = facts.attributes['campaignOnly'];
  if (only !== true && only !== 'true') return null;
  for (const { startsAt, endsAt } of facts.campaigns) if (runs(startsAt, endsAt, at)) return null;
  return `It is sold in campaigns only, and none of ${facts.campaigns.length} runs on ${situation.at.slice(0, 10)}.`;
};

type Edge = ProductFacts['campaigns'][number]['startsAt'];

const runs = (startsAt: Edge, endsAt: Edge, at: number): boolean =>
  (startsAt === null || Date.parse(startsAt) <= at) && (endsAt === null || at <= Date.parse(endsAt));
