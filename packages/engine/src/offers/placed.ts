import type { Placement, Snapshot } from '@wherefore/contracts';

export interface Placed {
  readonly placement: Placement;
  readonly snapshot: Snapshot;
}
