import { z } from 'zod';
import { statement } from '../statement.js';
import { none, nullableNumber, nullableText, rows } from './shapes.js';

const texts = z.array(z.string());
const page = z.object({ after: z.string(), limit: z.int() });
const count = z.number();

export const countForgotten = statement('privacy/count-forgotten', 'READ', {
  params: z.object({}),
  row: z.object({ marks: count }),
});
export const findForgotten = statement('privacy/find-forgotten', 'READ', {
  params: z.object({ marks: texts }),
  row: z.object({ mark: z.string() }),
});
export const addForgotten = statement('privacy/add-forgotten', 'WRITE', {
  params: z.object({ marks: texts, receipt: z.string(), at: z.string() }),
  row: none,
});
export const listForgotten = statement('privacy/list-forgotten', 'READ', {
  params: page,
  row: z.object({ mark: z.string(), receipt: z.string(), at: z.string() }),
});

const person = z.object({
  id: z.string(),
  pseudonym: nullableText,
  emailHash: nullableText,
  phoneHash: nullableText,
});
export const findPeople = statement('privacy/find-people', 'READ', {
  params: z.object({ ids: texts, emails: texts, phones: texts }),
  row: person,
});
export const listPeople = statement('privacy/list-people', 'READ', { params: page, row: person });
export const listSessionsOf = statement('privacy/list-sessions', 'READ', {
  params: z.object({ ids: texts }),
  row: z.object({
    customer: z.string(),
    sessions: texts,
  }),
});

export const erasePeople = statement('privacy/erase-people', 'WRITE', {
  params: z.object({ ids: texts }),
  row: z.object({ customers: count, sessions: count, tickets: count, orders: count, links: count }),
});
export const eraseSessions = statement('privacy/erase-sessions', 'WRITE', {
  params: z.object({ ids: texts }),
  row: z.object({ sessions: count }),
});
export const restampOrders = statement('privacy/restamp-orders', 'WRITE', {
  params: rows({ id: z.string(), stamp: z.string(), to: z.string() }),
  row: none,
});

export const listQuarantined = statement('privacy/list-quarantined', 'READ', {
  params: page,
  row: z.object({
    id: z.string(),
    original: z.string(),
    encoding: nullableText,
    position: z.string(),
    reason: z.string(),
    history: texts,
  }),
});
export const eraseQuarantined = statement('privacy/erase-quarantined', 'WRITE', {
  params: z.object({ ids: texts }),
  row: z.object({ records: count }),
});
export const listSealed = statement('privacy/list-sealed', 'READ', {
  params: page,
  row: z.object({ id: z.string(), sealed: z.string() }),
});
export const resealHeld = statement('privacy/reseal-held', 'WRITE', {
  params: rows({ id: z.string(), sealed: z.string(), records: z.int() }),
  row: none,
});

export const eraseMarks = statement('privacy/erase-marks', 'WRITE', {
  params: z.object({ keys: texts }),
  row: z.object({ marks: count }),
});
export const renameMarks = statement('privacy/rename-marks', 'WRITE', {
  params: rows({ key: z.string(), to: z.string() }),
  row: z.object({ marks: count }),
});

/** Of a saved query: its statement, parameters, title and description, in that order. */
const mention = {
  label: z.string(),
  id: z.string(),
  before: nullableText,
  after: nullableText,
  why: nullableText,
  who: nullableText,
};
export const findMentions = statement('privacy/find-mentions', 'READ', {
  params: z.object({ words: texts }),
  row: z.object(mention),
});
export const redactMentions = statement('privacy/redact-mentions', 'WRITE', {
  params: rows(mention),
  row: z.object({ changed: count }),
});

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const dated = { firstAt: nullableText, lastAt: nullableText };
export const exportPerson = statement('privacy/export-person', 'READ', {
  params: z.object({ id: z.string() }),
  row: z.object({
    id: z.string(),
    locale: nullableText,
    country: nullableText,
    region: nullableText,
    birthYear: nullableNumber,
    source: nullableText,
    attributes: z.array(z.tuple([z.string(), scalar])),
    sessions: texts,
    consents: z.array(
      z.object({
        purpose: z.string(),
        channel: z.string(),
        granted: z.boolean(),
        at: nullableText,
        source: nullableText,
      }),
    ),
    segments: z.array(
      z.object({
        segment: z.string(),
        name: nullableText,
        since: nullableText,
        source: nullableText,
        score: nullableNumber,
        alive: nullableNumber,
        orders: nullableNumber,
        nextDays: nullableNumber,
        value: nullableNumber,
        priceLevel: nullableNumber,
      }),
    ),
    orders: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        at: nullableText,
        products: texts,
        quantities: z.array(z.number()),
        amounts: z.array(z.number()),
        currency: nullableText,
        channel: nullableText,
        store: nullableText,
        cancelled: z.boolean(),
      }),
    ),
    views: z.array(z.object({ product: z.string(), count, ...dated })),
    cart: z.array(z.object({ product: z.string(), quantity: z.number(), at: nullableText })),
    rejections: z.array(z.object({ product: z.string(), at: nullableText, reason: nullableText })),
    subscriptions: z.array(
      z.object({
        product: z.string(),
        plan: nullableText,
        seats: nullableNumber,
        status: nullableText,
        since: nullableText,
        renewsAt: nullableText,
      }),
    ),
    campaigns: z.array(
      z.object({
        campaign: z.string(),
        kind: z.enum(['contacted', 'redeemed']),
        count,
        lastAt: nullableText,
      }),
    ),
    tickets: z.array(
      z.object({
        id: z.string(),
        at: nullableText,
        status: nullableText,
        topic: nullableText,
        products: texts,
      }),
    ),
  }),
});
