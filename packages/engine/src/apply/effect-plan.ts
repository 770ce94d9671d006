import type { AnyStatement, ParamsOf } from '@wherefore/graph';

type RowOfBatch<S extends AnyStatement> = ParamsOf<S> extends { rows: (infer R)[] } ? R : never;
interface Stamped {
  readonly stamp: string;
}

/**
 * What a batch will do to the graph: rows per statement, one per key. Of two rows that set the same state the later
 * stamp stays; rows that count are summed. Rows come out sorted by key, so that every transaction takes locks in the
 * same order.
 */
export class EffectPlan {
  readonly products = new Set<string>();
  readonly customers = new Map<string, string>();
  /** Pseudonyms of sessions, with when they were last heard of. */
  readonly sessions = new Map<string, string>();
  private readonly rowsByStatement = new Map<string, Map<string, object>>();

  noteSession(session: string, at: string): void {
    const known = this.sessions.get(session);
    if (known === undefined || known < at) this.sessions.set(session, at);
  }

  /** Adds a row that sets state, unless the plan has a later one for the same key. */
  set<S extends AnyStatement>(statement: S, key: string, row: RowOfBatch<S> & Stamped): void {
    const rows = this.rowsFor(statement.name);
    const known = rows.get(key) as Stamped | undefined;
    if (known === undefined || known.stamp < row.stamp) rows.set(key, row);
  }

  /** Adds a row that counts; `sum` joins it with what is there. */
  add<S extends AnyStatement>(
    statement: S,
    key: string,
    change: { row: RowOfBatch<S>; sum: (known: RowOfBatch<S>, more: RowOfBatch<S>) => RowOfBatch<S> },
  ): void {
    const rows = this.rowsFor(statement.name);
    const known = rows.get(key) as RowOfBatch<S> | undefined;
    rows.set(key, (known === undefined ? change.row : change.sum(known, change.row)) as object);
  }

  rowsOf<S extends AnyStatement>(statement: S): RowOfBatch<S>[] {
    const rows = this.rowsByStatement.get(statement.name);
    if (rows === undefined) return [];
    return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row as RowOfBatch<S>);
  }

  private rowsFor(name: string): Map<string, object> {
    const known = this.rowsByStatement.get(name);
    if (known !== undefined) return known;
    const rows = new Map<string, object>();
    this.rowsByStatement.set(name, rows);
    return rows;
  }
}
