import type { ErasedFrom } from '@wherefore/contracts';
import {
  erasePeople,
  eraseQuarantined,
  eraseSessions,
  findMentions,
  type Graph,
  listQuarantined,
  listSealed,
  redactMentions,
  resealHeld,
} from '@wherefore/graph';
import { openBatch } from '../intake/submit-batch.js';
import type { Keyring } from '../keyring.js';
import { openOriginal } from '../quarantine/list-held.js';
import { marksInRecord } from './forgotten-marks.js';
import type { Person } from './person.js';
import { isFindable, redacted } from './redact.js';
import { withoutForgotten } from './without-forgotten.js';

interface Parts {
  readonly graph: Graph;
  readonly keyring: Keyring;
}

const PAGE = 500;

/** Customers with all that hangs on them, and their sessions. Orders stay, nobody's. */
export async function erasePeopleFrom({ graph }: Parts, person: Person): Promise<ErasedFrom[]> {
  return graph.transaction(async (tx) => {
    const [people] = await tx.run(erasePeople, { ids: [...person.customers].sort() });
    const [more] = await tx.run(eraseSessions, { ids: [...person.sessions].sort() });
    const { customers = 0, sessions = 0, tickets = 0, links = 0, orders = 0 } = people ?? {};
    const gone = sessions + (more?.sessions ?? 0);
    return [
      {
        store: 'graph',
        found: customers + tickets + links,
        removed: customers + tickets + links,
        blanked: orders,
        unit: 'nodes and relationships; orders are kept',
      },
      { store: 'sessions', found: gone, removed: gone, blanked: 0, unit: 'nodes' },
    ];
  });
}

/** Records that could not be read and name somebody, by whatever value. */
export async function eraseFromQuarantine(
  { graph, keyring }: Parts,
  { marks, words }: Person,
): Promise<ErasedFrom> {
  const theirs = new Set(marks);
  let removed = 0;
  for (let after = ''; ;) {
    const page = await graph.read(listQuarantined, { after, limit: PAGE });
    const ids = page
      .filter(({ original, encoding, position, reason, history }) => {
        const told = [position, reason, ...history].join('\n');
        if (words.some((word) => isFindable(word) && told.includes(word))) return true;
        const found = marksInRecord(keyring, openOriginal(keyring, original), encoding ?? 'text');
        for (const mark of found) if (theirs.has(mark)) return true;
        return false;
      })
      .map(({ id }) => id);
    if (ids.length > 0) removed += (await graph.write(eraseQuarantined, { ids }))[0]?.records ?? 0;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.id;
  }
  return { store: 'quarantine', found: removed, removed, blanked: 0, unit: 'records' };
}

/** Batches that are held as a whole are sealed anew without somebody. */
export async function eraseFromHeld({ graph, keyring }: Parts, { marks }: Person): Promise<ErasedFrom> {
  const list = new Set(marks);
  let blanked = 0;
  for (let after = ''; ;) {
    const page = await graph.read(listSealed, { after, limit: PAGE });
    const rows = page.flatMap(({ id, sealed }) => {
      const held = openBatch(keyring, Buffer.from(sealed, 'base64'));
      const { batch, forgotten } = withoutForgotten(keyring, held, list);
      if (forgotten === 0) return [];
      const again = keyring.seal(JSON.stringify(batch)).toString('base64');
      return [{ id, sealed: again, records: batch.events.length }];
    });
    if (rows.length > 0) await graph.write(resealHeld, { rows });
    blanked += rows.length;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.id;
  }
  return { store: 'held batches', found: blanked, removed: 0, blanked, unit: 'batches' };
}

/** Words of the audit trail and of saved queries. */
export async function eraseFromAudit({ graph }: Parts, { words }: Person): Promise<ErasedFrom> {
  const searched = words.flatMap((word) => (isFindable(word) ? [word] : [`"${word}"`, `'${word}'`]));
  const rows = await graph.read(findMentions, { words: searched });
  const changed = rows
    .map((row) => ({
      ...row,
      before: redacted(row.before, words),
      after: redacted(row.after, words),
      why: redacted(row.why, words),
      who: redacted(row.who, words),
    }))
    .filter((row, index) => JSON.stringify(row) !== JSON.stringify(rows[index]));
  if (changed.length > 0) await graph.write(redactMentions, { rows: changed });
  return { store: 'audit', found: changed.length, removed: 0, blanked: changed.length, unit: 'entries' };
}
