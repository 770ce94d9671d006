import { z } from 'zod';
import {
  foreignId,
  listOf,
  nullish,
  foreignNumber,
  foreignText,
  optionalEmail,
  optionalHtml,
  optionalId,
  optionalImage,
  optionalNumber,
  optionalText,
  optionalUtcInstant,
  utcInstant,
} from '../source/foreign-fields.js';

/** Of the REST API, as chosen per webhook. The fields we read are the same in both. */
export const VERSIONS = Object.freeze(['wc/v2', 'wc/v3']);
export const LATEST = 'wc/v3';

export const Product = z.object({
  id: foreignId,
  name: foreignText(500),
  status: optionalText(40),
  type: optionalText(40),
  description: optionalHtml(20_000),
  short_description: optionalHtml(20_000),
  price: optionalNumber,
  date_modified_gmt: utcInstant,
  manage_stock: z.union([z.boolean(), z.string()]).nullish(),
  backorders_allowed: z.boolean().nullish(),
  stock_quantity: optionalNumber,
  stock_status: optionalText(40),
  categories: listOf(z.object({ name: foreignText(200), slug: foreignText(200) })),
  brands: listOf(z.object({ name: foreignText(200) })),
  attributes: listOf(z.object({ name: optionalText(60), options: listOf(z.string()) })),
  images: listOf(z.object({ src: optionalImage })),
  upsell_ids: listOf(foreignId),
  cross_sell_ids: listOf(foreignId),
});
export type Product = z.output<typeof Product>;

export const Customer = z.object({
  id: foreignId,
  email: optionalEmail,
  date_created_gmt: utcInstant,
  date_modified_gmt: optionalUtcInstant,
  billing: nullish(
    z.object({ country: optionalText(60), state: optionalText(100), phone: optionalText(40) }),
  ),
});
export type Customer = z.output<typeof Customer>;

const Line = z.object({
  product_id: optionalId,
  quantity: foreignNumber,
  total: foreignNumber,
  total_tax: optionalNumber,
});
export type Line = z.output<typeof Line>;

export const Order = z.object({
  id: foreignId,
  status: z.string('expected a status'),
  currency: optionalText(3),
  customer_id: optionalId,
  created_via: optionalText(60),
  date_created_gmt: utcInstant,
  date_paid_gmt: optionalUtcInstant,
  date_modified_gmt: utcInstant,
  line_items: z.array(Line),
});
export type Order = z.output<typeof Order>;

/** A deleted resource is nothing but its id. The topic is unsigned: whatever carries more is another delivery's body. */
export const Deleted = z
  .object({ id: foreignId })
  .loose()
  .refine((body) => Object.keys(body).length === 1, 'a whole record, which no deletion carries');
