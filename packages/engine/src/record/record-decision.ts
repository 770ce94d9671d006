import type { DecisionId } from '@wherefore/contracts';
import type { DecisionLog } from '@wherefore/log';
import type { DecisionStream } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';
import type { Recorded } from '../offers/record-of.js';
import { decisionIdOf } from './decision-id.js';

/** Where decisions are kept: recent ones in the stream, all of them in the log. */
export interface RecordParts {
  readonly keyring: Keyring;
  readonly decisions: DecisionStream;
  /** Opens the log; asked only for what is no longer at hand in Redis. */
  readonly decisionLog: () => Promise<DecisionLog>;
}

/** Keeps a decision and returns the id to answer it with. Throws UNAVAILABLE when it could not be kept. */
export async function recordDecision(
  parts: Pick<RecordParts, 'keyring' | 'decisions'>,
  { body, snapshots }: Recorded,
): Promise<DecisionId> {
  const entry = await parts.decisions.append({ snapshots, decision: body });
  return decisionIdOf(parts.keyring, entry);
}
