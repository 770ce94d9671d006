import { createHash } from 'node:crypto';
import type { EventInput } from '@wherefore/contracts';
import type { SourceContext } from './source-connector.js';

type WithoutEnvelope<E> = E extends EventInput ? Omit<E, 'id' | 'source'> : never;

/** An event that still lacks its id and source. */
export type Fact = WithoutEnvelope<EventInput> & {
  /** It can be true once only, so when it was noticed is no part of what it is: a deletion, a cancellation. */
  readonly once?: true;
};

/**
 * Gives facts their ids: a hash of the type, the time or version, and all they say. So the same fact has the same id
 * whether a webhook, a backfill or a reconciliation brings it, two states within one second have two, and no customer is
 * spelled out in the log.
 */
export function eventsOfFacts(context: SourceContext, facts: readonly Fact[]): EventInput[] {
  return facts.map(({ once, ...fact }) => {
    const when = once === true ? null : [new Date(fact.occurredAt).getTime(), fact.version ?? null];
    const digest = createHash('sha256').update(canonical([fact.type, when, fact.payload]));
    const id = `${fact.type}:${digest.digest('hex').slice(0, 32)}`;
    return { ...fact, id, source: context.source } as EventInput;
  });
}

/** JSON with keys in order, without what is undefined. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

/** An object without the fields that are undefined, as optional fields of a payload want it. */
export function given<T extends Record<string, unknown>>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
