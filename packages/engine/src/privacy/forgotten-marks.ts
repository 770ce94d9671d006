import type { Batch, Event } from '@wherefore/contracts';
import type { ForgottenKind, Keyring } from '../keyring.js';

/** What an event says of who it is about. */
export interface Named {
  readonly customer: string | undefined;
  readonly session: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
}

export function namedBy({ payload }: Pick<Event, 'payload'>): Named {
  const { customer, session, email, phone } = payload as Partial<Record<keyof Named, string>>;
  return { customer, session, email, phone };
}

/** Under which keyed hash an id, address, number or session as a feed writes it stands on the list. */
export function markOf(keyring: Keyring, kind: Exclude<ForgottenKind, 'event'>, text: string): string {
  const isContact = kind === 'email' || kind === 'phone';
  return keyring.forgottenMark(kind, isContact ? keyring.contactHash(text) : keyring.pseudonym(text));
}

const KINDS = Object.freeze(['customer', 'session', 'email', 'phone'] as const);

/** The keyed hashes of everybody whom these batches name, each once. */
export function marksOf(keyring: Keyring, batches: readonly Batch[]): string[] {
  const marks = new Set<string>();
  for (const { events, rejects } of batches) {
    for (const event of events) {
      const named = namedBy(event);
      for (const kind of KINDS) {
        const text = named[kind];
        if (text !== undefined) marks.add(markOf(keyring, kind, text));
      }
    }
    for (const { original, form } of rejects)
      for (const mark of marksInRecord(keyring, original, form?.encoding)) marks.add(mark);
  }
  return [...marks];
}

/** Names of fields that say who somebody is. */
const PERSONAL =
  /customer|client|user|shopper|buyer|person|member|household|contact|mail|phone|mobile|session/i;
/** As a value of any other field it is more likely to be a number of things than somebody's id. */
const SHORT_NUMBER = /^\d{1,5}$/;
const LONGEST = 320;

/** The keyed hashes of everybody whom a record that could not be read may name: it is told by its values, whatever it is. */
export function marksInRecord(keyring: Keyring, original: string, encoding?: string): Set<string> {
  const text = encoding === 'base64' ? Buffer.from(original, 'base64').toString('latin1') : original;
  const values = new Set<string>();
  const json = parsed(text);
  if (json === undefined) for (const word of text.split(/[\s,;|\t"'<>=]+/)) values.add(word);
  else collect(json, '', values);
  const marks = new Set<string>();
  for (const value of values) {
    if (value === '' || value.length > LONGEST) continue;
    for (const kind of KINDS) marks.add(markOf(keyring, kind, value));
  }
  return marks;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function collect(value: unknown, path: string, into: Set<string>): void {
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value).trim();
    if (PERSONAL.test(path) || !SHORT_NUMBER.test(text)) into.add(text);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value))
    collect(inner, Array.isArray(value) ? path : `${path}.${name}`, into);
}
