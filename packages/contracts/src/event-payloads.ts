import { z } from 'zod';
import { CustomerId, DecisionId, EntityId, isWellFormed, NOT_WELL_FORMED, ProductId } from './ids.js';
import { RELATION_KINDS, RELATION_VERDICTS, STATABLE_KINDS } from './relations.js';

const wellFormed = z.string().refine(isWellFormed, NOT_WELL_FORMED);
const text = (max: number) => wellFormed.trim().min(1).max(max);
const money = z.number().min(0).max(1e9);
/** Four decimals are kept, so less than that would be nothing. */
const quantity = z.number().min(0.0001).max(1e6);
/** As UTC to the millisecond, like `occurredAt`: offsets and fractions that databases refuse do not get so far. */
export const Instant = z.iso
  .datetime({ offset: true })
  .transform((at) => new Date(at).toISOString())
  .refine((at) => /^\d{4}-/.test(at), 'must be in the years 0000 to 9999');
const scalar = z.union([wellFormed.max(500), z.number(), z.boolean()]);
const attributeName = EntityId.max(60);
const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as EUR');
const products = z.array(ProductId).max(200);

/** One line of an order or return; `amount` is what was paid for the whole line, in the order's currency. */
export const OrderLine = z.object({ product: ProductId, quantity, amount: money });
export type OrderLine = z.infer<typeof OrderLine>;

const visitor = {
  customer: CustomerId.optional(),
  session: EntityId.optional(),
};

/** CRM: who customers are, what groups they are in, what they agreed to, what we sent them. */
export const crmPayloads = {
  'customer.upserted': z.object({
    customer: CustomerId,
    locale: text(35).optional(),
    country: text(60).optional(),
    region: text(100).optional(),
    birthYear: z.int().min(1900).max(2100).optional(),
    email: z.email().max(320).optional(),
    phone: text(40).optional(),
    attributes: z.record(attributeName, scalar).optional(),
  }),
  'customer.deleted': z.object({ customer: CustomerId }),
  'segment.upserted': z.object({ segment: EntityId, name: text(200), description: text(2000).optional() }),
  'segment.joined': z.object({ segment: EntityId, customer: CustomerId, score: z.number().optional() }),
  'segment.left': z.object({ segment: EntityId, customer: CustomerId }),
  'consent.changed': z.object({
    customer: CustomerId,
    purpose: z.enum(['personalisation', 'marketing']),
    channel: z.enum(['any', 'email', 'push', 'phone', 'post', 'store']).default('any'),
    granted: z.boolean(),
  }),
  'campaign.upserted': z.object({
    campaign: EntityId,
    name: text(200),
    channel: text(60).optional(),
    startsAt: Instant.optional(),
    endsAt: Instant.optional(),
    products: z.array(ProductId).max(100_000).optional(),
  }),
  'campaign.contacted': z.object({ campaign: EntityId, customer: CustomerId }),
  'campaign.redeemed': z.object({ campaign: EntityId, customer: CustomerId, coupon: EntityId.optional() }),
};

/** Commerce: what is sold, for how much, what is in stock, what was looked at and bought. */
export const commercePayloads = {
  'category.upserted': z.object({ category: EntityId, name: text(200), parent: EntityId.optional() }),
  'product.upserted': z.object({
    product: ProductId,
    title: text(500),
    description: wellFormed.max(20_000).optional(),
    kind: z.enum(['good', 'subscription', 'add-on']).default('good'),
    brand: text(200).optional(),
    categories: z.array(EntityId).max(20).default([]),
    attributes: z.record(attributeName, scalar).optional(),
    price: money.optional(),
    cost: money.optional(),
    currency: currency.optional(),
    stock: z.number().min(0).max(1e9).optional(),
    active: z.boolean().default(true),
    upgradesTo: products.optional(),
    requires: products.optional(),
    compatibleWith: products.optional(),
    substitutes: products.optional(),
    complements: products.optional(),
    image: z.url().max(2000).optional(),
  }),
  'product.deleted': z.object({ product: ProductId }),
  'price.changed': z.object({
    product: ProductId,
    price: money,
    cost: money.optional(),
    currency: currency.optional(),
  }),
  'stock.changed': z.object({
    product: ProductId,
    quantity: z.number().min(0).max(1e9),
    store: EntityId.optional(),
  }),
  'relation.judged': z
    .object({
      from: ProductId,
      to: ProductId,
      kind: z.enum(RELATION_KINDS),
      verdict: z.enum(RELATION_VERDICTS),
      /** Of what is stated, above 0 to 1. */
      strength: z.number().gt(0).max(1).default(1),
      by: text(200),
      reason: text(500),
    })
    .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must be another product than from' })
    .refine(({ kind, verdict }) => verdict !== 'stated' || STATABLE_KINDS.includes(kind), {
      path: ['kind'],
      message: 'only complements and substitutes can be stated; the others can be vetoed',
    }),
  'bundle.upserted': z.object({
    bundle: EntityId,
    title: text(500),
    price: money.optional(),
    parts: z
      .array(z.object({ product: ProductId, quantity: quantity.default(1), role: text(60).optional() }))
      .min(1)
      .max(50),
  }),
  'bundle.deleted': z.object({ bundle: EntityId }),
  'subscription.changed': z.object({
    customer: CustomerId,
    product: ProductId,
    plan: text(100),
    seats: z.int().min(1).max(1e6).default(1),
    status: z.enum(['active', 'cancelled']),
    since: Instant.optional(),
    renewsAt: Instant.optional(),
  }),
  'order.placed': z.object({
    order: EntityId,
    ...visitor,
    channel: text(60).optional(),
    store: EntityId.optional(),
    currency: currency.optional(),
    lines: z.array(OrderLine).min(1).max(5000),
  }),
  'order.returned': z.object({
    return: EntityId,
    order: EntityId.optional(),
    ...visitor,
    lines: z.array(OrderLine).min(1).max(5000),
  }),
  'order.cancelled': z.object({ order: EntityId }),
  'product.viewed': z.object({ product: ProductId, ...visitor }),
  'cart.changed': z.object({
    ...visitor,
    items: z.array(z.object({ product: ProductId, quantity })).max(500),
  }),
  'session.identified': z.object({ session: EntityId, customer: CustomerId }),
  'offer.rejected': z.object({
    product: ProductId,
    ...visitor,
    decision: DecisionId.optional(),
    channel: text(60).optional(),
    campaign: EntityId.optional(),
    reason: text(500).optional(),
  }),
};

const feedback = {
  decision: DecisionId,
  ...visitor,
  placement: text(60).optional(),
  channel: text(60).optional(),
  campaign: EntityId.optional(),
};

/**
 * What became of offers, joined to the decision by its id. They go to the log and change nothing in the graph; that an
 * offer was turned down does: see `offer.rejected`.
 */
export const feedbackPayloads = {
  'offer.shown': z.object({ ...feedback, products: z.array(ProductId).min(1).max(200) }),
  'offer.clicked': z.object({ ...feedback, product: ProductId }),
  'offer.carted': z.object({ ...feedback, product: ProductId, quantity: quantity.optional() }),
  'offer.bought': z.object({ ...feedback, product: ProductId, quantity: quantity.optional() }),
};

/** Support: what is wrong, for whom. */
export const supportPayloads = {
  'ticket.changed': z.object({
    ticket: EntityId,
    customer: CustomerId,
    status: z.enum(['open', 'pending', 'solved', 'closed']),
    topic: text(200).optional(),
    products: products.optional(),
  }),
};
