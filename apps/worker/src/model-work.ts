import type { Config } from '@wherefore/config';
import type { Graph } from '@wherefore/graph';
import type { EventLog } from '@wherefore/log';
import type { Logger } from '@wherefore/observe';
import type { QueueDoor } from '@wherefore/queue';

/** What is needed to look after versions. */
export interface ModelWork {
  readonly graph: Graph;
  readonly log: EventLog;
  readonly queue: QueueDoor;
  readonly config: Config;
  readonly logger: Logger;
}
