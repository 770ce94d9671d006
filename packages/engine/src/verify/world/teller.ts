import type { EventInput, EventType } from '@wherefore/contracts';
import { instantOf } from '../format/points-in-time.js';

type Payload<T extends EventType> = Extract<EventInput, { type: T }>['payload'];

/** Makes events of one scenario; later ones outrank earlier ones of the same moment. */
export interface Teller {
  readonly now: Date;
  /** An event, long ago if nothing is said of when. */
  tell<T extends EventType>(type: T, payload: Payload<T>, at?: string): EventInput;
}

const LONG_AGO = '52 weeks ago';

export function createTeller(now: Date): Teller {
  let count = 0;
  return {
    now,
    tell(type, payload, at = LONG_AGO) {
      count += 1;
      return {
        id: `event-${String(count).padStart(5, '0')}`,
        source: 'scenario',
        type,
        occurredAt: instantOf(at, now),
        payload,
      } as EventInput;
    },
  };
}
