import type { QueueDoor } from '@wherefore/queue';
import type { Desk } from '../offers/desk.js';
import type { RecordParts } from '../record/record-decision.js';

/** What decisions are watched through. */
export interface WatchParts extends Pick<RecordParts, 'keyring' | 'decisions'> {
  readonly desk: Desk;
  readonly queue: Pick<QueueDoor, 'tallies'>;
}
