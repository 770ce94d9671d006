import type { Snapshot } from '@wherefore/contracts';

/** The stream in which decisions, and the snapshots they rest on, wait for the log. */
export const DECISIONS = 'wherefore:decisions';
export const DECISIONS_LEASE = 'wherefore:decisions:lease';
/** Held by whoever must have the log of decisions to themselves: others give up the lease while it is there. */
export const DECISIONS_WANTED = 'wherefore:decisions:wanted';
export const snapshotKey = (hash: string): string => `wherefore:snapshot:${hash}`;

/**
 * How long a process trusts that a snapshot it wrote is there, ms. So a decision's snapshots were written at most this
 * long before it: that bounds where they have to be looked for in the log.
 */
export const SNAPSHOT_REWRITE_MS = 6 * 3_600_000;
/** How long snapshots can be read from Redis, seconds; those of visitors are many, so less long. Then from the log. */
export const SNAPSHOT_TTL_S: Readonly<Record<Snapshot['kind'], number>> = Object.freeze({
  visitor: 2 * 3_600,
  product: 86_400,
  placement: 86_400,
  epoch: 86_400,
  rules: 86_400,
});
