import { operation } from './operation.js';

export interface FeedFigures {
  readonly received: number;
  readonly applied: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly held: number;
  readonly fromReceipt: { readonly p50: number | null; readonly p95: number | null };
}

/** A feed that was heard of lately. */
export interface Feed {
  readonly name: string;
  readonly lastSeen: string;
  readonly hour: FeedFigures;
  readonly day: FeedFigures;
  readonly objectiveMs: number;
  readonly breached: boolean;
  readonly backlog: number;
  readonly oldestMs: number;
  readonly findings: readonly string[];
}

export interface Source {
  readonly name: string;
  readonly connector: string;
  readonly webhooks: boolean;
  readonly everySeconds: number | null;
  readonly nextRun: string | null;
  readonly kinds: readonly {
    readonly kind: string;
    readonly lastCycle: string | null;
    readonly records: number;
    readonly quarantined: number;
    readonly failure: string | null;
    readonly stopped: readonly string[];
  }[];
}

export interface HeldBatch {
  readonly id: string;
  readonly source: string;
  readonly reason: string;
  readonly records: number;
  readonly at: string;
  readonly state: string;
}

export interface FeedContract {
  readonly feed: string;
  readonly version: number;
  readonly contract: string | null;
  readonly owner: string | null;
  readonly publishedBy: string;
  readonly reason: string;
  readonly at: string;
}

const FIGURES = /* GraphQL */ `
  fragment FigureFields on FeedFigures {
    received
    applied
    duplicates
    quarantined
    held
    fromReceipt {
      p50
      p95
    }
  }
`;

export const FeedsQuery = operation<
  {
    readonly feeds: readonly Feed[];
    readonly sources: readonly Source[];
    readonly heldBatches: readonly HeldBatch[];
    readonly feedContracts: readonly FeedContract[];
  },
  Record<string, never>
>(/* GraphQL */ `
  query Feeds {
    feeds {
      name
      lastSeen
      hour {
        ...FigureFields
      }
      day {
        ...FigureFields
      }
      objectiveMs
      breached
      backlog
      oldestMs
      findings
    }
    sources {
      name
      connector
      webhooks
      everySeconds
      nextRun
      kinds {
        kind
        lastCycle
        records
        quarantined
        failure
        stopped
      }
    }
    heldBatches {
      id
      source
      reason
      records
      at
      state
    }
    feedContracts {
      feed
      version
      contract
      owner
      publishedBy
      reason
      at
    }
  }
  ${FIGURES}
`);

export interface HeldBatchContent extends HeldBatch {
  readonly failing: number;
  readonly rejected: number;
  readonly events: readonly { readonly event: string; readonly fault: string | null }[];
}

export const HeldBatchQuery = operation<{ readonly heldBatch: HeldBatchContent | null }, { id: string }>(
  /* GraphQL */ `
    query HeldBatch($id: String!) {
      heldBatch(id: $id, first: 20) {
        id
        source
        reason
        records
        at
        state
        failing
        rejected
        events {
          event
          fault
        }
      }
    }
  `,
);

interface Settled {
  readonly settled: boolean;
  readonly refused: string | null;
}

export const ReleaseBatchMutation = operation<
  { readonly releaseBatch: Settled },
  { id: string; reason: string }
>(/* GraphQL */ `
  mutation ReleaseBatch($id: String!, $reason: String!) {
    releaseBatch(id: $id, reason: $reason) {
      settled
      refused
    }
  }
`);

export const RejectBatchMutation = operation<
  { readonly rejectBatch: Settled },
  { id: string; reason: string }
>(/* GraphQL */ `
  mutation RejectBatch($id: String!, $reason: String!) {
    rejectBatch(id: $id, reason: $reason) {
      settled
      refused
    }
  }
`);

export const PublishFeedContractMutation = operation<
  {
    readonly publishFeedContract: {
      readonly version: number | null;
      readonly refused: string | null;
      readonly changes: readonly { readonly breaking: boolean; readonly text: string }[];
    };
  },
  { contract: string; reason: string; breaking: boolean }
>(/* GraphQL */ `
  mutation PublishFeedContract($contract: String!, $reason: String!, $breaking: Boolean!) {
    publishFeedContract(contract: $contract, reason: $reason, breaking: $breaking) {
      version
      refused
      changes {
        breaking
        text
      }
    }
  }
`);
