import { z } from 'zod';
import {
  foreignId,
  listOf,
  nullish,
  foreignInstant,
  foreignNumber,
  foreignText,
  optionalEmail,
  optionalHtml,
  optionalId,
  optionalImage,
  optionalInstant,
  optionalNumber,
  optionalText,
} from '../source/foreign-fields.js';

/** The REST payloads of the Admin API, of which we read these fields; they are the same in all of `versions`. */
export const VERSIONS = Object.freeze([
  '2024-01',
  '2024-04',
  '2024-07',
  '2024-10',
  '2025-01',
  '2025-04',
  '2025-07',
  '2025-10',
  '2026-01',
]);
export const LATEST = '2026-01';

const Variant = z.object({
  price: optionalNumber,
  inventory_quantity: optionalNumber,
  inventory_management: z.string().nullish(),
  inventory_policy: z.string().nullish(),
});

export const Product = z.object({
  id: foreignId,
  title: foreignText(500),
  body_html: optionalHtml(20_000),
  vendor: optionalText(200),
  product_type: optionalText(200),
  tags: z.union([z.string(), z.array(z.string())]).nullish(),
  status: optionalText(40),
  published_at: z.string().nullish(),
  updated_at: foreignInstant,
  image: nullish(z.object({ src: optionalImage })),
  variants: listOf(Variant),
});
export type Product = z.output<typeof Product>;

const Consent = z.object({ state: z.string(), consent_updated_at: optionalInstant });

export const Customer = z.object({
  id: foreignId,
  email: optionalEmail,
  phone: optionalText(40),
  locale: optionalText(35),
  updated_at: foreignInstant,
  orders_count: z.int().nullish(),
  verified_email: z.boolean().nullish(),
  default_address: nullish(
    z.object({ country_code: optionalText(60), province: optionalText(100), phone: optionalText(40) }),
  ),
  email_marketing_consent: nullish(Consent),
  sms_marketing_consent: nullish(Consent),
});
export type Customer = z.output<typeof Customer>;

const Line = z.object({
  product_id: optionalId,
  quantity: foreignNumber,
  price: foreignNumber,
  discount_allocations: listOf(z.object({ amount: foreignNumber })),
  tax_lines: listOf(z.object({ price: foreignNumber })),
});
export type Line = z.output<typeof Line>;

const RefundLine = z.object({
  quantity: foreignNumber,
  subtotal: optionalNumber,
  total_tax: optionalNumber,
  line_item: nullish(z.object({ product_id: optionalId })),
});

const Refund = z.object({ id: foreignId, created_at: foreignInstant, refund_line_items: listOf(RefundLine) });
export type Refund = z.output<typeof Refund>;

export const Order = z.object({
  id: foreignId,
  created_at: foreignInstant,
  processed_at: optionalInstant,
  updated_at: foreignInstant,
  cancelled_at: optionalInstant,
  currency: optionalText(3),
  source_name: optionalText(60),
  location_id: optionalId,
  taxes_included: z.boolean().nullish(),
  test: z.boolean().nullish(),
  customer: nullish(z.object({ id: foreignId })),
  line_items: z.array(Line),
  refunds: listOf(Refund),
});
export type Order = z.output<typeof Order>;

/**
 * What is left of a deleted record. Topics come in an unsigned header: a whole record under the topic of a deletion is
 * an older delivery, sent again under another name.
 */
export const Deleted = z
  .object({ id: foreignId, created_at: z.unknown().optional(), updated_at: z.unknown().optional() })
  .refine(
    ({ created_at, updated_at }) => (created_at ?? null) === null && (updated_at ?? null) === null,
    'a whole record, which no deletion carries',
  );

export const RefundNotice = z.object({ id: foreignId, order_id: foreignId });
export const DataRequest = z.object({ customer: z.object({ id: foreignId }) });

/** That a customer is to be erased, and nothing else that names one: an order, say, under this topic. */
export const Redaction = z
  .object({
    shop_id: foreignId,
    customer: z.object({ id: foreignId }),
    orders_to_redact: z.array(z.unknown()),
    id: z.unknown().optional(),
    line_items: z.unknown().optional(),
    data_request: z.unknown().optional(),
  })
  .refine(
    ({ id, line_items: lines, data_request: request }) =>
      [id, lines, request].every((field) => field === undefined),
    'a record of another topic, which no redaction is',
  );
