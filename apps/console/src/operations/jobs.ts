import { operation } from './operation.js';

/** Jobs of a queue by what they wait for. */
export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  readonly workers: number;
}

export interface JobQueue extends QueueCounts {
  readonly name: string;
  readonly about: string;
}

export interface Backlog {
  readonly priority: string;
  readonly batches: number;
  readonly oldestMs: number;
}

export interface Jobs {
  readonly queues: readonly JobQueue[];
  readonly backlog: readonly Backlog[];
  readonly dashboard: string | null;
}

export const JOBS_FIELDS = /* GraphQL */ `
  fragment JobsFields on Jobs {
    queues {
      name
      about
      waiting
      active
      delayed
      failed
      workers
    }
    backlog {
      priority
      batches
      oldestMs
    }
    dashboard
  }
`;

export const JobsQuery = operation<{ readonly jobs: Jobs }, Record<string, never>>(/* GraphQL */ `
  query Jobs {
    jobs {
      ...JobsFields
    }
  }
  ${JOBS_FIELDS}
`);
