import { countKindsOfChange, findChanges, type Graph, readChange, type RowOf } from '@wherefore/graph';
import { type Page, pageOf } from '../catalogue/page.js';

/** Something that somebody changed: who, what it was and is, and why. */
export type AuditEntry = RowOf<typeof findChanges>;

/** Which changes; what is null lets all through. */
export interface AuditFilter {
  /** The start of the kind of change: `rules.` or `rules.publish`. */
  readonly what: string | null;
  /** A part of the name. */
  readonly who: string | null;
  /** A part of the reason, of what was or of what is since. */
  readonly text: string | null;
  /** Both inclusive. */
  readonly since: Date | null;
  readonly until: Date | null;
}
export const EVERY_CHANGE: AuditFilter = Object.freeze({
  what: null,
  who: null,
  text: null,
  since: null,
  until: null,
});

/** The entry that the page before ended with. */
export type AuditPlace = Pick<AuditEntry, 'at' | 'id'>;

export interface AuditQuery {
  readonly filter: AuditFilter;
  readonly first: number;
  readonly after: AuditPlace | null;
}

const EVER = Object.freeze({ since: '1970-01-01T00:00:00Z', until: '9999-12-31T23:59:59Z' });

/** Who changed what, latest first. What is changed between two pages moves nothing: a page goes on from an entry. */
export async function findAudited(
  graph: Pick<Graph, 'read'>,
  { filter, first, after }: AuditQuery,
): Promise<Page<AuditEntry>> {
  const { since, until, ...rest } = filter;
  const goesOn = after !== null && (until === null || new Date(after.at) <= until);
  const rows = await graph.read(findChanges, {
    ...rest,
    since: since?.toISOString() ?? EVER.since,
    until: goesOn ? after.at : (until?.toISOString() ?? EVER.until),
    after: goesOn ? after.id : '',
    limit: first + 1,
  });
  return pageOf(rows, first);
}

/** How often each kind of change was made. */
export const countAudited = (graph: Pick<Graph, 'read'>): Promise<RowOf<typeof countKindsOfChange>[]> =>
  graph.read(countKindsOfChange, {});

/** One change by its id, or null. */
export const loadAudited = async (graph: Pick<Graph, 'read'>, id: string): Promise<AuditEntry | null> =>
  (await graph.read(readChange, { id }))[0] ?? null;
