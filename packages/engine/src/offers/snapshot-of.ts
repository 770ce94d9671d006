import { createHash } from 'node:crypto';
import type { Snapshot } from '@wherefore/contracts';

/** Something a decision rests on, named by its content. */
export function snapshotOf(kind: Snapshot['kind'], value: unknown): Snapshot {
  const body = JSON.stringify(value);
  return { kind, body, hash: createHash('sha256').update(body).digest('base64url').slice(0, 16) };
}
