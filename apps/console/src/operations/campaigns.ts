import { operation } from './operation.js';

/** A marketing action, and whom it reached. */
export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly channel: string | null;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly source: string | null;
  readonly products: number;
  readonly reached: number;
  readonly contacts: number;
  readonly answered: number;
  readonly redeemed: number;
  readonly redemptions: number;
}

export interface CampaignInWhole extends Campaign {
  readonly promoted: readonly { readonly id: string; readonly title: string }[];
  readonly orders: { readonly orders: number; readonly promoted: number; readonly more: boolean };
}

const CAMPAIGN_FIELDS = /* GraphQL */ `
  fragment CampaignFields on Campaign {
    id
    name
    channel
    startsAt
    endsAt
    source
    products
    reached
    contacts
    answered
    redeemed
    redemptions
  }
`;

/** Campaigns, those that begin last first. */
export const CampaignsQuery = operation<{ readonly campaigns: readonly Campaign[] }, { first: number }>(
  /* GraphQL */ `
    query Campaigns($first: Int!) {
      campaigns(first: $first) {
        ...CampaignFields
      }
    }
    ${CAMPAIGN_FIELDS}
  `,
);

/** One campaign with what it promotes and what those it reached ordered. */
export const CampaignQuery = operation<
  { readonly campaign: CampaignInWhole | null },
  { id: string; first: number }
>(/* GraphQL */ `
  query Campaign($id: ID!, $first: Int!) {
    campaign(id: $id) {
      ...CampaignFields
      promoted(first: $first) {
        id
        title
      }
      orders {
        orders
        promoted
        more
      }
    }
  }
  ${CAMPAIGN_FIELDS}
`);

/** A campaign completely: what is left out it does not have. */
export interface CampaignInput {
  readonly id: string;
  readonly name: string;
  readonly channel: string | null;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly products: readonly string[];
}

export const SaveCampaignMutation = operation<
  {
    readonly saveCampaign:
      | { readonly __typename: 'SavedCampaign'; readonly inEffect: boolean }
      | { readonly __typename: 'CampaignRefused'; readonly message: string };
  },
  { campaign: CampaignInput; reason: string }
>(/* GraphQL */ `
  mutation SaveCampaign($campaign: CampaignInput!, $reason: String!) {
    saveCampaign(campaign: $campaign, reason: $reason) {
      __typename
      ... on SavedCampaign {
        inEffect
      }
      ... on CampaignRefused {
        message
      }
    }
  }
`);
