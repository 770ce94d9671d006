import { operation } from './operation.js';
import type { ProductSummary } from './products.js';

/** A product that a group buys more than the whole shop does. */
export interface Favourite {
  readonly product: ProductSummary;
  readonly buyers: number;
  readonly share: number;
  /** Null where it is not among what the shop sells best. */
  readonly shopShare: number | null;
  readonly lift: number;
  /** The lift is this or more. */
  readonly atLeast: boolean;
}

/** A group of ten customers or more. */
export interface SegmentProfile {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** `learn`, or the feed that named it. */
  readonly source: string | null;
  readonly customers: number;
  readonly shareOfAll: number;
  readonly favourites: readonly Favourite[];
}

/** What is expected of its members on average. */
export interface SegmentForecast {
  readonly people: number;
  readonly alive: number | null;
  readonly orders: number | null;
  readonly value: number | null;
  readonly priceLevel: number | null;
}

const PROFILE = /* GraphQL */ `
  fragment Profile on SegmentProfile {
    id
    name
    description
    source
    customers
    shareOfAll
    favourites {
      product {
        id
        title
        brand
      }
      buyers
      share
      shopShare
      lift
      atLeast
    }
  }
`;

export interface SegmentProfilesData {
  readonly segmentProfiles: {
    readonly customers: number;
    readonly profiles: readonly SegmentProfile[];
    /** Groups of fewer than ten people. */
    readonly leftOut: number;
  };
}

/** Groups of customers, largest first. */
export const SegmentProfilesQuery = operation<SegmentProfilesData, Record<string, never>>(/* GraphQL */ `
  query SegmentProfiles {
    segmentProfiles(favourites: 3) {
      customers
      profiles {
        ...Profile
      }
      leftOut
    }
  }
  ${PROFILE}
`);

export interface SegmentProfileData {
  readonly segmentProfile: (SegmentProfile & { readonly forecast: SegmentForecast | null }) | null;
}

/** One group; null where there is none, or where it is too small to say anything. */
export const SegmentProfileQuery = operation<SegmentProfileData, { readonly id: string }>(/* GraphQL */ `
  query SegmentProfile($id: ID!) {
    segmentProfile(id: $id, favourites: 25) {
      ...Profile
      forecast {
        people
        alive
        orders
        value
        priceLevel
      }
    }
  }
  ${PROFILE}
`);
