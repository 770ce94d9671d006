import { operation } from './operation.js';

/** A record that could not be used. */
export interface HeldRecord {
  readonly id: string;
  readonly source: string;
  readonly position: string;
  readonly reason: string;
  readonly count: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** held, replaying, replayed or discarded. */
  readonly state: string;
}

export interface HeldRecordInFull extends HeldRecord {
  /** What is kept of it: its text, or base64 where `encoding` says so. */
  readonly original: string;
  readonly encoding: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly cut: boolean;
  /** What was done with it, by whom and why; oldest first. */
  readonly history: readonly string[];
}

export interface QuarantineFilter {
  readonly source: string | null;
  readonly reason: string | null;
}

export interface QuarantinePage {
  readonly quarantine: {
    readonly nodes: readonly HeldRecord[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

export const QuarantineQuery = operation<
  QuarantinePage,
  { first: number; after: string | null; filter: QuarantineFilter; state: string }
>(/* GraphQL */ `
  query Quarantine($first: Int!, $after: String, $filter: QuarantineFilter, $state: String) {
    quarantine(first: $first, after: $after, filter: $filter, state: $state) {
      nodes {
        id
        source
        position
        reason
        count
        firstSeen
        lastSeen
        state
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const QuarantinedRecordQuery = operation<
  { readonly quarantinedRecord: HeldRecordInFull | null },
  { id: string }
>(/* GraphQL */ `
  query QuarantinedRecord($id: ID!) {
    quarantinedRecord(id: $id) {
      id
      source
      position
      reason
      count
      firstSeen
      lastSeen
      state
      original
      encoding
      bytes
      sha256
      cut
      history
    }
  }
`);

export interface Replayed {
  readonly replayed: readonly string[];
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

export const ReplayQuarantinedMutation = operation<
  { readonly replayQuarantined: Replayed },
  { ids: readonly string[]; event: string | null; reason: string }
>(/* GraphQL */ `
  mutation ReplayQuarantined($ids: [ID!]!, $event: String, $reason: String!) {
    replayQuarantined(ids: $ids, event: $event, reason: $reason) {
      replayed
      refused {
        id
        reason
      }
    }
  }
`);

export const ReplayAllQuarantinedMutation = operation<
  { readonly replayAllQuarantined: Replayed },
  { filter: QuarantineFilter; everything: boolean; reason: string }
>(/* GraphQL */ `
  mutation ReplayAllQuarantined($filter: QuarantineFilter!, $everything: Boolean!, $reason: String!) {
    replayAllQuarantined(filter: $filter, everything: $everything, reason: $reason) {
      replayed
      refused {
        id
        reason
      }
    }
  }
`);

export const DiscardQuarantinedMutation = operation<
  { readonly discardQuarantined: number },
  { ids: readonly string[]; reason: string }
>(/* GraphQL */ `
  mutation DiscardQuarantined($ids: [ID!]!, $reason: String!) {
    discardQuarantined(ids: $ids, reason: $reason)
  }
`);

export const DiscardAllQuarantinedMutation = operation<
  { readonly discardAllQuarantined: number },
  { filter: QuarantineFilter; everything: boolean; reason: string }
>(/* GraphQL */ `
  mutation DiscardAllQuarantined($filter: QuarantineFilter!, $everything: Boolean!, $reason: String!) {
    discardAllQuarantined(filter: $filter, everything: $everything, reason: $reason)
  }
`);
