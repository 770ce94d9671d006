import { z } from 'zod';
import {
  commercePayloads,
  crmPayloads,
  feedbackPayloads,
  Instant,
  supportPayloads,
} from './event-payloads.js';
import { EntityId } from './ids.js';

const payloads = { ...crmPayloads, ...commercePayloads, ...feedbackPayloads, ...supportPayloads };
type Payloads = typeof payloads;
export type EventType = keyof Payloads;
export const EVENT_TYPES = Object.freeze(Object.keys(payloads)) as readonly EventType[];

/** Events that say what became of an offer. */
export type FeedbackType = keyof typeof feedbackPayloads;
export const isFeedback = (event: Event): event is EventOf<FeedbackType> => event.type in feedbackPayloads;

/** What every event says about itself, whatever it carries. */
const envelope = {
  /** Unique within its source; the same id twice is the same event. */
  id: EntityId,
  /** The feed that sent it, e.g. `crm`, `shopify`, `web`. */
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, 'lower case letters, digits, dot, dash, underscore'),
  /** When it happened in the source system. */
  occurredAt: Instant,
  /** The source's own sequence for this entity, where it has one; outranks `occurredAt`. */
  version: z.int().min(0).optional(),
};

const eventSchemas = Object.entries(payloads).map(([type, payload]) =>
  z.object({ ...envelope, type: z.literal(type), payload }),
);

type Envelope = z.infer<z.ZodObject<typeof envelope>>;

/** One fact from a feed. A closed union: `type` decides the payload. */
export type Event = {
  [T in EventType]: Envelope & { type: T; payload: z.infer<Payloads[T]> };
}[EventType];
export type EventOf<T extends EventType> = Extract<Event, { type: T }>;

/** What a sender may write: branded ids are plain strings, defaults may be left out. */
export type EventInput = {
  [T in EventType]: z.input<z.ZodObject<typeof envelope>> & { type: T; payload: z.input<Payloads[T]> };
}[EventType];

/** Parses one event; unknown fields are dropped, so a feed may add fields without breaking us. */
export const Event = z.discriminatedUnion(
  'type',
  eventSchemas as unknown as [(typeof eventSchemas)[number], ...typeof eventSchemas],
) as unknown as z.ZodType<Event, EventInput>;

/**
 * The position of an event in the order of truth of its entity: the greater string wins, so the last writer
 * by version, then by time of occurrence, then by id and source. Never depends on when it arrived.
 */
export function stampOf(event: Pick<Event, 'id' | 'occurredAt' | 'version' | 'source'>): string {
  const version = String(event.version ?? 0).padStart(16, '0');
  return `${version}|${event.occurredAt}|${event.id}|${event.source}`;
}
