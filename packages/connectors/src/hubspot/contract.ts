import { z } from 'zod';
import {
  foreignId,
  foreignInstant,
  foreignText,
  optionalEmail,
  optionalHtml,
  optionalNumber,
  optionalText,
} from '../source/foreign-fields.js';

export const VERSIONS = Object.freeze(['v3']);

/** One notification of a batch. It says that something changed, and of what; not what it is now. */
export const Notification = z.object({
  subscriptionType: z.string('expected a subscription type'),
  objectId: foreignId.optional(),
  objectTypeId: z.string().nullish(),
  /** Milliseconds. */
  occurredAt: z.int().min(0).max(8.64e15),
  eventId: z.unknown().optional(),
  subscriptionId: z.unknown().optional(),
  portalId: z.unknown().optional(),
  primaryObjectId: foreignId.nullish(),
  newObjectId: foreignId.nullish(),
  mergedObjectIds: z.array(foreignId).nullish(),
});
export type Notification = z.output<typeof Notification>;

const flag = z
  .unknown()
  .optional()
  .transform((value) => value === true || value === 'true');
const envelope = {
  id: foreignId,
  updatedAt: foreignInstant,
  archived: flag,
  archivedAt: foreignInstant.nullish(),
};

export const Contact = z.object({
  ...envelope,
  properties: z.object({
    email: optionalEmail,
    phone: optionalText(40),
    mobilephone: optionalText(40),
    country: optionalText(60),
    state: optionalText(100),
    hs_language: optionalText(35),
    lifecyclestage: optionalText(200),
    hs_email_optout: flag,
  }),
});
export type Contact = z.output<typeof Contact>;
export const CONTACT_PROPERTIES = Object.freeze(Object.keys(Contact.shape.properties.shape));

/** Archived records may come without their properties. */
export const Product = z.object({
  ...envelope,
  properties: z.object({
    name: foreignText(500),
    description: optionalHtml(20_000),
    price: optionalNumber,
    hs_cost_of_goods_sold: optionalNumber,
    hs_sku: optionalText(200),
  }),
});
export type Product = z.output<typeof Product>;
export const PRODUCT_PROPERTIES = Object.freeze(Object.keys(Product.shape.properties.shape));

export const Archived = z.object({ id: foreignId, archived: z.literal(true), archivedAt: foreignInstant });
