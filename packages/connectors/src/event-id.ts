import { createHash } from 'node:crypto';

/**
 * The id of an event about a customer, from what makes it the same event. A hash, because event ids go to the log,
 * where no customer id may be spelled out.
 */
export function eventId(kind: string, ...parts: readonly string[]): string {
  return `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
}
