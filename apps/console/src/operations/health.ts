import { type Jobs, JOBS_FIELDS } from './jobs.js';
import { operation } from './operation.js';

export interface Count {
  readonly name: string;
  readonly count: number;
}

/** A feed, as far as its health goes. */
export interface FeedHealth {
  readonly name: string;
  readonly lastSeen: string;
  readonly objectiveMs: number;
  readonly breached: boolean;
  readonly breachedSince: string | null;
  readonly backlog: number;
  readonly oldestMs: number;
  readonly findings: readonly string[];
  readonly hour: { readonly received: number; readonly fromReceipt: { readonly p95: number | null } };
}

export interface Health {
  readonly system: {
    readonly epoch: string | null;
    readonly learnedAt: string | null;
    readonly nodes: readonly Count[];
    readonly relationships: readonly Count[];
    readonly quarantine: readonly Count[];
  };
  readonly jobs: Jobs;
  readonly feeds: readonly FeedHealth[];
}

export const HealthQuery = operation<Health, Record<string, never>>(/* GraphQL */ `
  query Health {
    system {
      epoch
      learnedAt
      nodes {
        name
        count
      }
      relationships {
        name
        count
      }
      quarantine {
        name
        count
      }
    }
    jobs {
      ...JobsFields
    }
    feeds {
      name
      lastSeen
      objectiveMs
      breached
      breachedSince
      backlog
      oldestMs
      findings
      hour {
        received
        fromReceipt {
          p95
        }
      }
    }
  }
  ${JOBS_FIELDS}
`);
