import type { Snapshot } from '@wherefore/contracts';

/** Something read from the graph, with its snapshot for the record. */
export interface Kept<T> {
  readonly value: T;
  /** The state of the change book when the reading began. */
  readonly since: number;
  readonly snapshot: Snapshot;
}
