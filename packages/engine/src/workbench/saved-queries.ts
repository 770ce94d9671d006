import { randomUUID } from 'node:crypto';
import { accepted, refused, type Result } from '@wherefore/contracts';
import {
  deleteSavedQuery,
  type Graph,
  listSavedQueries as listQueries,
  loadSavedQuery,
  recordChange,
  type RowOf,
  writeSavedQuery,
} from '@wherefore/graph';
import { readParameters } from './check-parameters.js';
import { refusal, type WorkbenchRefused } from './refusal.js';

export type SavedQuery = RowOf<typeof listQueries>;

export interface QueryToSave {
  /** Of the query that is saved anew; null for a new one. */
  readonly id: string | null;
  readonly title: string;
  readonly about: string;
  readonly statement: string;
  /** JSON of the values to start from. */
  readonly parameters: string;
  /** May every analyst see it? */
  readonly shared: boolean;
}

/** Somebody who saves or deletes. */
export interface Author {
  readonly who: string;
  /** May they delete what others shared? */
  readonly isAdmin: boolean;
}

/** One's own queries, and those that others share, latest first. */
export const listSavedQueries = (graph: Graph, who: string): Promise<readonly SavedQuery[]> =>
  graph.read(listQueries, { who, limit: 200 });

const LONGEST = { title: 120, about: 500, statement: 10_000 } as const;

/** Saves a query under one's own name. It need not run: what does not is refused when it is run. */
export async function saveQuery(
  graph: Graph,
  { who }: Author,
  { query, now }: { readonly query: QueryToSave; readonly now: Date },
): Promise<Result<SavedQuery, WorkbenchRefused>> {
  const problem = problemWith(query);
  if (problem !== null) return refused(problem);
  const id = query.id ?? randomUUID();
  const at = now.toISOString();
  const saved = await graph.transaction(async (tx) => {
    const [before] = await tx.run(loadSavedQuery, { id });
    if (query.id !== null && before === undefined) return null;
    if (before !== undefined && before.owner !== who) return null;
    const [after] = await tx.run(writeSavedQuery, { ...query, id, owner: who, at });
    const what = 'workbench.save';
    const values = {
      before: before === undefined ? null : JSON.stringify(before),
      after: JSON.stringify(after),
    };
    await tx.run(recordChange, { id: randomUUID(), at, who, what, ...values, why: null });
    return after ?? null;
  });
  return saved === null ? refused(notYours('Save it as a new one.')) : accepted(saved);
}

/** Deletes one's own query; an admin, anybody's. */
export async function removeQuery(
  graph: Graph,
  { who, isAdmin }: Author,
  { id, why, now }: { readonly id: string; readonly why: string | null; readonly now: Date },
): Promise<Result<SavedQuery, WorkbenchRefused>> {
  const at = now.toISOString();
  const removed = await graph.transaction(async (tx) => {
    const [before] = await tx.run(loadSavedQuery, { id });
    if (before === undefined || (before.owner !== who && !(isAdmin && before.shared))) return null;
    await tx.run(deleteSavedQuery, { id });
    const values = { before: JSON.stringify(before), after: null, why };
    await tx.run(recordChange, { id: randomUUID(), at, who, what: 'workbench.delete', ...values });
    return before;
  });
  return removed === null ? refused(notYours('Ask who saved it.')) : accepted(removed);
}

const notYours = (advice: string): WorkbenchRefused =>
  refusal('not-yours', 'There is no such query of yours', { advice });

function problemWith(query: QueryToSave): WorkbenchRefused | null {
  if (query.title.trim() === '')
    return refusal('empty', 'The query has no title', { advice: 'Say what it answers.' });
  if (query.statement.trim() === '')
    return refusal('empty', 'There is no statement', { advice: 'Write one.' });
  for (const [field, most] of Object.entries(LONGEST)) {
    const length = query[field as keyof typeof LONGEST].length;
    if (length > most)
      return refusal('too-long', `The ${field} has ${length} characters, and may have ${most}`, {
        advice: 'Shorten it.',
      });
  }
  const parameters = readParameters(query.parameters);
  return parameters.ok ? null : parameters.refusal;
}
