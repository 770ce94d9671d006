import type { AuditFilter } from '../../operations/audit.js';
import { type Search, textOf } from '../../url/search.js';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** What the address says of which changes; days are the reader's own, both inclusive. */
export function filterOf(search: Search): AuditFilter {
  const from = dayOf(search, 'from');
  const to = dayOf(search, 'to');
  return {
    what: textOf(search, 'what'),
    who: textOf(search, 'who'),
    text: textOf(search, 'text'),
    since: from === null ? null : new Date(`${from}T00:00:00`).toISOString(),
    until: to === null ? null : new Date(`${to}T23:59:59.999`).toISOString(),
  };
}

/** A day as the address has it; null for none, and for what is no day. */
export function dayOf(search: Search, name: 'from' | 'to'): string | null {
  const text = textOf(search, name);
  return text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}
