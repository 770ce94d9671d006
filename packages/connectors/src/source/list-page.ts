import type { HttpReply } from './http-call.js';
import { replyJson } from './read-json.js';
import type { Page, PageFault } from './source-connector.js';

/** The object or array that a reply is, or why it is none. */
export function replyObject(reply: HttpReply): Readonly<Record<string, unknown>> | PageFault {
  const json = replyJson(reply);
  if (!json.ok) return { fault: json.refusal };
  if (typeof json.value !== 'object' || json.value === null) return { fault: 'is no object' };
  return json.value as Readonly<Record<string, unknown>>;
}

/** The list under a name in a reply. */
export function listUnder(
  object: Readonly<Record<string, unknown>> | PageFault,
  name: string,
): readonly unknown[] | PageFault {
  if (isFault(object)) return object;
  const list = object[name];
  return Array.isArray(list) ? list : { fault: `has no list "${name}"` };
}

export const isFault = (value: unknown): value is PageFault =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  typeof (value as PageFault).fault === 'string';

export const lastPage = (records: readonly unknown[]): Page => ({ records, next: null });

/** The field `id` of a record as text. */
export function plainId(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null || !('id' in record)) return undefined;
  const { id } = record;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
}

/** The address with `rel="next"` in a `Link` header. */
export function nextLink(header: string | undefined): string | undefined {
  for (const link of (header ?? '').split(/,\s*(?=<)/)) {
    const match = /^\s*<([^<>]+)>\s*;(.*)$/.exec(link);
    if (match?.[1] !== undefined && /(^|;)\s*rel="?next"?\s*(;|$)/i.test(match[2] ?? '')) return match[1];
  }
  return undefined;
}
