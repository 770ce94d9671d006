import { z } from 'zod';

const text = z.string();
const maybe = z.string().nullable();
const figure = z.number().nullable();
const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** What somebody may have of their data, in a form that machines read. Fields that are not here are never exported. */
export const PersonExport = z.strictObject({
  v: z.literal(1),
  exportedAt: text,
  customer: text,
  /** What they, or the shop for them, told us. */
  provided: z.strictObject({
    locale: maybe,
    country: maybe,
    region: maybe,
    birthYear: figure,
    emails: z.array(text),
    phones: z.array(text),
    attributes: z.record(text, scalar),
    consents: z.array(
      z.strictObject({ purpose: text, channel: text, granted: z.boolean(), at: maybe, source: maybe }),
    ),
    orders: z.array(
      z.strictObject({
        id: text,
        kind: text,
        at: maybe,
        currency: maybe,
        channel: maybe,
        store: maybe,
        cancelled: z.boolean(),
        lines: z.array(z.strictObject({ product: text, quantity: z.number(), amount: z.number() })),
      }),
    ),
    subscriptions: z.array(
      z.strictObject({
        product: text,
        plan: maybe,
        seats: figure,
        status: maybe,
        since: maybe,
        renewsAt: maybe,
      }),
    ),
    tickets: z.array(
      z.strictObject({ id: text, at: maybe, status: maybe, topic: maybe, products: z.array(text) }),
    ),
  }),
  /** What was seen of them. */
  observed: z.strictObject({
    sessions: z.int(),
    views: z.array(z.strictObject({ product: text, count: z.number(), firstAt: maybe, lastAt: maybe })),
    cart: z.array(z.strictObject({ product: text, quantity: z.number(), at: maybe })),
    rejections: z.array(z.strictObject({ product: text, at: maybe, reason: maybe })),
    campaigns: z.array(
      z.strictObject({
        campaign: text,
        kind: z.enum(['contacted', 'redeemed']),
        count: z.number(),
        lastAt: maybe,
      }),
    ),
    /** What they were offered, with what spoke for it. */
    decisions: z.array(
      z.strictObject({
        id: text,
        at: text,
        placement: text,
        personalised: z.boolean(),
        offers: z.array(
          z.strictObject({
            product: text,
            score: z.number(),
            because: z.array(
              z.strictObject({
                /** The kind of evidence, such as `complements`. */
                source: text,
                /** What of theirs it starts from, as kind and id. */
                from: z.array(text),
                /** What it adds to the score, log-odds; null in older records. */
                adds: figure,
              }),
            ),
          }),
        ),
      }),
    ),
  }),
  /** What was worked out about them: groups, and what is expected of them. */
  derived: z.strictObject({
    segments: z.array(
      z.strictObject({
        segment: text,
        name: maybe,
        since: maybe,
        source: maybe,
        score: figure,
        alive: figure,
        orders: figure,
        nextDays: figure,
        value: figure,
        priceLevel: figure,
      }),
    ),
  }),
});
export type PersonExport = z.infer<typeof PersonExport>;
