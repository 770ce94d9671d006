import { z } from 'zod';
import { statement } from '../statement.js';
import { guarded, none, nullableNumber, nullableText, rows } from './shapes.js';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const membership = { ...guarded, customer: z.string(), segment: z.string(), score: nullableNumber };
const touch = {
  customer: z.string(),
  campaign: z.string(),
  count: z.int(),
  firstAt: z.string(),
  lastAt: z.string(),
  source: z.string(),
};

export const ensureCustomers = statement('events/ensure-customers', 'WRITE', {
  params: rows({ id: z.string(), pseudonym: z.string() }),
  row: none,
});
export const upsertCustomers = statement('events/upsert-customers', 'WRITE', {
  params: rows({
    ...guarded,
    pseudonym: z.string(),
    locale: nullableText,
    country: nullableText,
    region: nullableText,
    birthYear: nullableNumber,
    emailHash: nullableText,
    phoneHash: nullableText,
    attributes: z.record(z.string(), scalar),
  }),
  row: none,
});
export const deleteCustomers = statement('events/delete-customers', 'WRITE', {
  params: rows(guarded),
  row: z.object({ customer: z.string(), products: z.array(z.string()) }),
});
export const upsertSegments = statement('events/upsert-segments', 'WRITE', {
  params: rows({ ...guarded, name: z.string(), description: nullableText }),
  row: none,
});
export const joinSegments = statement('events/join-segments', 'WRITE', {
  params: rows(membership),
  row: none,
});
export const leaveSegments = statement('events/leave-segments', 'WRITE', {
  params: rows(membership),
  row: none,
});
export const setConsents = statement('events/set-consents', 'WRITE', {
  params: rows({
    ...guarded,
    customer: z.string(),
    purpose: z.string(),
    channel: z.string(),
    granted: z.boolean(),
  }),
  row: none,
});
export const upsertCampaigns = statement('events/upsert-campaigns', 'WRITE', {
  params: rows({
    ...guarded,
    name: z.string(),
    channel: nullableText,
    startsAt: nullableText,
    endsAt: nullableText,
    products: z.array(z.string()),
  }),
  row: none,
});
export const recordContacts = statement('events/record-contacts', 'WRITE', {
  params: rows(touch),
  row: none,
});
export const recordRedemptions = statement('events/record-redemptions', 'WRITE', {
  params: rows(touch),
  row: none,
});
export const upsertTickets = statement('events/upsert-tickets', 'WRITE', {
  params: rows({
    ...guarded,
    customer: z.string(),
    status: z.string(),
    topic: nullableText,
    products: z.array(z.string()),
  }),
  row: none,
});
