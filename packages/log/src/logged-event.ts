import type { Event, EventType, Pseudonym } from '@wherefore/contracts';

/** An event as it goes to the log: its payload names nobody; `pseudonym` is what the log knows the customer by. */
export interface LoggedEvent {
  readonly event: {
    readonly id: string;
    readonly source: string;
    readonly type: EventType;
    readonly occurredAt: string;
    readonly version?: Event['version'];
    readonly payload: Readonly<Record<string, unknown>>;
  };
  /** Place in the order of truth of its entity: `stampOf` of the contracts. */
  readonly stamp: string;
  readonly pseudonym: Pseudonym | null;
}

const PERSONAL: ReadonlySet<string> = new Set(['customer', 'email', 'phone']);
const NOTHING: ReadonlySet<string> = new Set();

/** A product's attributes may have any name, and none of them names somebody. */
const ABOUT_THINGS: ReadonlySet<EventType> = new Set(['product.upserted']);

/** Does the log leave out more of a payload than whose it is? */
export const isStripped = ({ type, payload }: Pick<LoggedEvent['event'], 'type' | 'payload'>): boolean =>
  !ABOUT_THINGS.has(type) &&
  Object.entries(payload).some(([name, value]) => name !== 'customer' && isPersonal(name, value));

function isPersonal(name: string, value: unknown): boolean {
  if (PERSONAL.has(name.toLowerCase())) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([inner, one]) => isPersonal(inner, one));
}

/** A row of the log, in the shape of {@link LOG_ROW}. */
export function toLogRow(
  { event, stamp, pseudonym }: LoggedEvent,
  { batch, receivedAt }: { batch: string; receivedAt: string },
): Record<string, unknown> {
  const left = ABOUT_THINGS.has(event.type) ? NOTHING : PERSONAL;
  const payload = without(left, event.payload) as Record<string, unknown>;
  return {
    batch,
    receivedAt,
    source: event.source,
    id: event.id,
    type: event.type,
    occurredAt: event.occurredAt,
    version: event.version ?? null,
    stamp,
    customer: pseudonym,
    session: textOrNull(payload['session']),
    product: textOrNull(payload['product']),
    order: textOrNull(payload['order']),
    lines: Array.isArray(payload['lines']) ? payload['lines'] : null,
    payload: JSON.stringify(payload),
  };
}

/** Types of the columns that {@link toLogRow} fills, as DuckDB's `from_json` wants them. */
export const LOG_ROW = JSON.stringify([
  {
    batch: 'VARCHAR',
    receivedAt: 'TIMESTAMP',
    source: 'VARCHAR',
    id: 'VARCHAR',
    type: 'VARCHAR',
    occurredAt: 'TIMESTAMP',
    version: 'BIGINT',
    stamp: 'VARCHAR',
    customer: 'VARCHAR',
    session: 'VARCHAR',
    product: 'VARCHAR',
    order: 'VARCHAR',
    lines: [{ product: 'VARCHAR', quantity: 'DOUBLE', amount: 'DOUBLE' }],
    payload: 'VARCHAR',
  },
]);

/** The caller should have done it; the log makes sure, at every depth. Also mends broken surrogate pairs. */
function without(names: ReadonlySet<string>, value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd');
  if (Array.isArray(value)) return value.map((one) => without(names, one));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !names.has(name.toLowerCase()));
  return Object.fromEntries(kept.map(([name, inner]) => [name, without(names, inner)]));
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
