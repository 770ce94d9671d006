import { WhereforeError } from '@wherefore/contracts';
import { findPeople, type Graph, listPeople, listSessionsOf, type RowOf } from '@wherefore/graph';
import type { LogErasure } from '@wherefore/log';
import type { Keyring } from '../keyring.js';
import { bridgedContacts } from './bridged-contacts.js';
import { markOf } from './forgotten-marks.js';

/** Who is meant: exactly one of these. */
export type PersonAsked =
  { readonly customer: string } | { readonly email: string } | { readonly phone: string };

/** Who is meant, of what somebody typed. Throws BAD_INPUT unless it is exactly one of the three, and not too long. */
export function personAsked(given: {
  readonly customer?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
}): PersonAsked {
  const named = (['customer', 'email', 'phone'] as const).flatMap((kind): PersonAsked[] => {
    const text = given[kind]?.trim() ?? '';
    return text === '' ? [] : [{ [kind]: text } as unknown as PersonAsked];
  });
  const [asked] = named;
  if (asked === undefined || named.length > 1 || Object.values(asked).join().length > MOST_CHARACTERS)
    throw new WhereforeError('BAD_INPUT', 'Name the person by exactly one of customer, email and phone');
  return asked;
}
const MOST_CHARACTERS = 320;

/** Somebody, wherever traces of them may be. */
export interface Person {
  /** Their ids at the shop, as far as these are known. */
  readonly customers: readonly string[];
  /** Pseudonyms of those ids. */
  readonly pseudonyms: readonly string[];
  /** Names of their sessions in the log, and pseudonyms of all of them. */
  readonly sessionNames: readonly string[];
  readonly sessions: readonly string[];
  /** Ids, addresses and numbers in plain words, as far as they are known: what texts are searched for. */
  readonly words: readonly string[];
  /** Keyed hashes under which they stand on the list of the forgotten. */
  readonly marks: readonly string[];
}

export interface PersonParts {
  readonly graph: Pick<Graph, 'read'>;
  readonly keyring: Keyring;
  readonly erasure: Pick<LogErasure, 'bridgeRowsOf' | 'sessionsOf' | 'pseudonyms'>;
}

type Row = RowOf<typeof findPeople>;

/** Everything that leads to one person; customers with the same address are one. Nobody is found without harm. */
export async function findPerson(parts: PersonParts, asked: PersonAsked): Promise<Person> {
  const { graph, keyring } = parts;
  const start = {
    ids: 'customer' in asked ? [asked.customer] : [],
    emails: 'email' in asked ? [keyring.contactHash(asked.email)] : [],
    phones: 'phone' in asked ? [keyring.contactHash(asked.phone)] : [],
  };
  const rows = new Map<string, Row>();
  for (let wanted = start; wanted.ids.length + wanted.emails.length + wanted.phones.length > 0;) {
    const fresh = (await graph.read(findPeople, wanted)).filter(({ id }) => !rows.has(id));
    for (const row of fresh) rows.set(row.id, row);
    wanted = { ids: [], emails: fresh.flatMap(({ emailHash }) => emailHash ?? []), phones: [] };
  }
  const person = await personOf(parts, { rows: [...rows.values()], ids: start.ids, pseudonyms: [] });
  const mark = askedMark(keyring, asked);
  const words = Object.values(asked) as string[];
  return {
    ...person,
    marks: [...new Set([...person.marks, mark])].sort(),
    words: [...new Set([...person.words, ...words])],
  };
}

/** Everybody of the list of whom there is still, or again, a trace in the graph or the log: as one. */
export async function findReturned(parts: PersonParts, list: ReadonlySet<string>): Promise<Person> {
  const { graph, keyring, erasure } = parts;
  const rows: Row[] = [];
  for (let after = ''; ;) {
    const page = await graph.read(listPeople, { after, limit: PAGE });
    for (const row of page) if (marksOfRow(keyring, row).some((mark) => list.has(mark))) rows.push(row);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.id;
  }
  const pseudonyms = (await erasure.pseudonyms()).filter((pseudonym) =>
    list.has(keyring.forgottenMark('customer', pseudonym)),
  );
  return personOf(parts, { rows, ids: [], pseudonyms });
}

const PAGE = 5_000;

const marksOfRow = (keyring: Keyring, { id, emailHash }: Row): string[] => [
  markOf(keyring, 'customer', id),
  ...(emailHash === null ? [] : [keyring.forgottenMark('email', emailHash)]),
];

/** The keyed hash that stands for whom was asked for, on a receipt. */
export function askedMark(keyring: Keyring, asked: PersonAsked): string {
  if ('customer' in asked) return markOf(keyring, 'customer', asked.customer);
  return 'email' in asked ? markOf(keyring, 'email', asked.email) : markOf(keyring, 'phone', asked.phone);
}

async function personOf(
  { graph, keyring, erasure }: PersonParts,
  known: {
    readonly rows: readonly Row[];
    readonly ids: readonly string[];
    readonly pseudonyms: readonly string[];
  },
): Promise<Person> {
  const named = [...new Set([...known.ids, ...known.rows.map(({ id }) => id)])];
  const pseudonyms = [...new Set([...known.pseudonyms, ...named.map((id) => keyring.pseudonym(id))])];
  const bridged = bridgedContacts(keyring, await erasure.bridgeRowsOf(pseudonyms));
  const customers = [...new Set([...named, ...bridged.customers])].sort();
  const traces = await graph.read(listSessionsOf, { ids: customers });
  const sessionNames = await erasure.sessionsOf(pseudonyms);
  const sessions = [
    ...new Set([
      ...traces.flatMap((one) => one.sessions),
      ...sessionNames.map((name) => keyring.pseudonym(name)),
    ]),
  ];
  const emails = [
    ...known.rows.flatMap(({ emailHash }) => emailHash ?? []),
    ...bridged.emails.map(keyring.contactHash),
  ];
  const phones = [
    ...known.rows.flatMap(({ phoneHash }) => phoneHash ?? []),
    ...bridged.phones.map(keyring.contactHash),
  ];
  const marks = [
    ...pseudonyms.map((one) => keyring.forgottenMark('customer', one)),
    ...sessions.map((one) => keyring.forgottenMark('session', one)),
    ...emails.map((one) => keyring.forgottenMark('email', one)),
    ...phones.map((one) => keyring.forgottenMark('phone', one)),
  ];
  return {
    customers,
    pseudonyms,
    sessionNames,
    sessions,
    words: [...new Set([...customers, ...bridged.emails, ...bridged.phones, ...pseudonyms, ...sessionNames])],
    marks: [...new Set(marks)],
  };
}
