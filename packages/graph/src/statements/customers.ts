import { z } from 'zod';
import { CustomerId, ProductId } from '@wherefore/contracts';
import { statement } from '../statement.js';
import { nullableText, properties } from './shapes.js';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const dated = z.array(z.object({ product: ProductId, at: z.string() }));

export const loadSituation = statement('customers/load-situation', 'READ', {
  params: z.object({
    customer: z.string().nullable(),
    session: z.string().nullable(),
    consentDefault: z.boolean(),
    limit: z.int(),
  }),
  row: z.object({
    known: z.boolean(),
    owner: nullableText,
    consent: z.boolean(),
    locale: nullableText,
    country: nullableText,
    region: nullableText,
    birthYear: z.number().nullable(),
    attributes: z.array(z.tuple([z.string(), scalar])),
    marketing: z.array(z.object({ channel: z.string(), granted: z.boolean() })).nullable(),
    segments: z.array(z.object({ id: z.string(), name: z.string(), properties })).nullable(),
    subscriptions: z
      .array(
        z.object({
          product: ProductId,
          title: nullableText,
          plan: nullableText,
          seats: z.number().nullable(),
          renewsAt: nullableText,
        }),
      )
      .nullable(),
    behaviour: z.array(
      z.object({
        type: z.enum(['PURCHASED', 'VIEWED', 'CARTED']),
        product: ProductId,
        title: nullableText,
        properties,
      }),
    ),
    /** The latest first. */
    orders: z.array(z.object({ at: z.number(), products: z.array(ProductId) })),
    rejections: dated,
    returns: dated,
    tickets: z.array(
      z.object({ id: z.string(), status: z.string(), topic: nullableText, products: z.array(ProductId) }),
    ),
  }),
});
export const loadCustomer = statement('customers/load-customer', 'READ', {
  params: z.object({ id: z.string(), consentDefault: z.boolean() }),
  row: z.object({
    id: CustomerId,
    pseudonym: nullableText,
    country: nullableText,
    locale: nullableText,
    personalisation: z.boolean(),
    segments: z.array(z.string()),
    openTickets: z.number(),
    products: z.number(),
  }),
});
export const searchCustomers = statement('customers/search-customers', 'READ', {
  params: z.object({ search: z.string(), after: z.string(), limit: z.int() }),
  row: z.object({ id: CustomerId }),
});
export const listPurchases = statement('customers/list-purchases', 'READ', {
  params: z.object({ id: z.string(), skip: z.int(), limit: z.int() }),
  row: z.object({
    product: ProductId,
    count: z.number(),
    units: z.number(),
    spend: z.number(),
    firstAt: z.string(),
    lastAt: z.string(),
    lastOrder: z.string(),
  }),
});
export const loadSegments = statement('customers/load-segments', 'READ', {
  params: z.object({ ids: z.array(z.string()).nullable(), after: z.string(), limit: z.int() }),
  row: z.object({
    id: z.string(),
    name: z.string(),
    description: nullableText,
    /** `learn`, the feed that named it, or null. */
    source: nullableText,
    customers: z.number(),
  }),
});
export const favouritesOfSegments = statement('customers/favourites-of-segments', 'READ', {
  params: z.object({ ids: z.array(z.string()), epoch: z.string(), limit: z.int() }),
  row: z.object({
    segment: z.string(),
    product: ProductId,
    buyers: z.number(),
    share: z.number(),
    shopShare: z.number().nullable(),
    lift: z.number(),
    atLeast: z.boolean(),
  }),
});
export const expectOfSegment = statement('customers/expect-of-segment', 'READ', {
  params: z.object({ id: z.string(), epoch: z.string() }),
  row: z.object({
    people: z.number(),
    alive: z.number().nullable(),
    orders: z.number().nullable(),
    value: z.number().nullable(),
    priceLevel: z.number().nullable(),
  }),
});
export const touchedCustomers = statement('customers/touched-by', 'READ', {
  params: z.object({ orders: z.array(z.string()), sessions: z.array(z.string()) }),
  row: z.object({ pseudonym: nullableText }),
});
export const readMembers = statement('customers/read-members', 'READ', {
  params: z.object({ segment: nullableText }),
  row: z.object({ segment: z.string(), name: z.string(), members: z.array(z.string()) }),
});
