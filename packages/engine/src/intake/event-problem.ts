import { Event, EVENT_TYPES } from '@wherefore/contracts';
import type { z } from 'zod';
import { nearestTo } from './nearest-to.js';

/** A record as an event, or what keeps it from being one, in one sentence. */
export type ParsedRecord =
  { readonly event: Event; readonly problem: null } | { readonly event: null; readonly problem: string };

export function parseRecordAsEvent(value: unknown): ParsedRecord {
  const parsed = Event.safeParse(value);
  if (parsed.success) return { event: parsed.data, problem: null };
  const [issue] = parsed.error.issues;
  return { event: null, problem: isUnknownType(value, issue) ? typeProblem(value) : problemOf(issue) };
}

type Typed = { readonly type?: unknown };

const isUnknownType = (value: unknown, issue: z.core.$ZodIssue | undefined): value is Typed =>
  typeof value === 'object' && value !== null && issue?.path[0] === 'type' && issue.path.length === 1;

function typeProblem({ type }: Typed): string {
  if (type === undefined) return 'type: is missing';
  if (typeof type !== 'string') return 'type: must be a text';
  const nearest = nearestTo(type, EVENT_TYPES);
  const hint = nearest === null ? '' : `; did you mean ${nearest}?`;
  return `type: there is no type ${JSON.stringify(type.slice(0, 60))}${hint}`;
}

function problemOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'not an event';
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}
