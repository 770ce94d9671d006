import type { QueueDoor } from '@wherefore/queue';
import type { Graph } from '@wherefore/graph';
import type { Keyring } from '@wherefore/engine';

/** What every use case may need; constructed once, in main. */
export interface Parts {
  readonly graph: Graph;
  readonly queue: QueueDoor;
  readonly keyring: Keyring;
  readonly consentDefault: boolean;
}

/** What a resolver gets: the parts, and the moment and name of this request. */
export interface RequestContext {
  readonly parts: Parts;
  readonly now: Date;
  readonly correlationId: string;
  /** Where links into Neo4j Browser lead; `bolt` names the user to sign in as. */
  readonly browser: { readonly url: string; readonly bolt: string };
}
