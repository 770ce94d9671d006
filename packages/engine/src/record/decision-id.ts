import { timingSafeEqual } from 'node:crypto';
import { DecisionId } from '@wherefore/contracts';
import type { Keyring } from '../keyring.js';

/** The id under which a decision is answered: it says where the decision is kept, and nobody can make one up. */
export function decisionIdOf(keyring: Keyring, entry: string): DecisionId {
  const [ms = '', sequence = '0'] = entry.split('-');
  const place = Number(ms).toString(36) + (sequence === '0' ? '' : `-${Number(sequence).toString(36)}`);
  return `${place}.${keyring.decisionMark(entry)}` as DecisionId;
}

/** The stream entry of a decision; null for an id that we never gave out. */
export function entryOf(keyring: Keyring, id: string): string | null {
  if (!DecisionId.safeParse(id).success) return null;
  const [place = '', mark = ''] = id.split('.');
  const [ms = '', sequence = '0'] = place.split('-');
  const entry = `${Number.parseInt(ms, 36)}-${Number.parseInt(sequence, 36)}`;
  const isOurs = timingSafeEqual(Buffer.from(mark), Buffer.from(keyring.decisionMark(entry)));
  return isOurs && decisionIdOf(keyring, entry) === id ? entry : null;
}
