import { cancellation } from '../source/deletions.js';
import { type Fact, given } from '../source/facts.js';
import { roundMoney } from '../source/foreign-fields.js';
import { prefixed } from '../source/prefixed.js';
import type { SourceContext } from '../source/source-connector.js';
import { mergeLines } from '../merge-lines.js';
import type { Customer, Line, Order, Product, Refund } from './contract.js';

const MAX_TAGS = 20;

/** A product is sold in variants; its price is the lowest of theirs, its stock the sum. */
export function productFacts(product: Product, context: SourceContext): Fact[] {
  const { id, title, vendor, product_type: type, updated_at: occurredAt, variants } = product;
  const prices = variants.flatMap(({ price }) => (price === undefined ? [] : [price]));
  const categories = type === undefined ? [] : [prefixed(context, type)];
  const named: Fact[] =
    type === undefined
      ? []
      : [
          {
            type: 'category.upserted',
            occurredAt,
            payload: { category: prefixed(context, type), name: type },
          },
        ];
  return [
    ...named,
    {
      type: 'product.upserted',
      occurredAt,
      payload: {
        product: prefixed(context, id),
        title,
        categories,
        active: (product.status ?? 'active') === 'active' && product.published_at !== null,
        ...given({
          description: product.body_html,
          brand: vendor,
          price: prices.length === 0 ? undefined : Math.min(...prices),
          currency: prices.length === 0 ? undefined : context.currency,
          stock: stockOf(product),
          image: product.image?.src,
          attributes: tagsOf(product),
        }),
      },
    },
  ];
}

/** Undefined where one variant is not counted, or is sold without stock. */
function stockOf({ variants }: Product): number | undefined {
  if (variants.length === 0) return undefined;
  const counted = variants.every(
    (variant) => (variant.inventory_management ?? null) !== null && variant.inventory_policy !== 'continue',
  );
  if (!counted) return undefined;
  return variants.reduce((sum, { inventory_quantity: quantity }) => sum + Math.max(0, quantity ?? 0), 0);
}

function tagsOf({ tags }: Product): Record<string, true> | undefined {
  const list = (typeof tags === 'string' ? tags.split(',') : (tags ?? []))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '' && tag.length <= 50 && !/[\p{Cc}\p{Cs}]/u.test(tag));
  const kept = [...new Set(list)].sort().slice(0, MAX_TAGS);
  return kept.length === 0 ? undefined : Object.fromEntries(kept.map((tag) => [`tag ${tag}`, true] as const));
}

export function customerFacts(customer: Customer, context: SourceContext): Fact[] {
  const { id, locale, email, updated_at: occurredAt, default_address: address } = customer;
  const ours = prefixed(context, id);
  const consents = [
    { channel: 'email' as const, consent: customer.email_marketing_consent },
    { channel: 'phone' as const, consent: customer.sms_marketing_consent },
  ];
  return [
    {
      type: 'customer.upserted',
      occurredAt,
      payload: {
        customer: ours,
        ...given({
          locale,
          email,
          phone: customer.phone ?? address?.phone,
          country: address?.country_code,
          region: address?.province,
        }),
      },
    },
    ...consents.flatMap(({ channel, consent }): Fact[] => {
      const granted = consent && GRANTED[consent.state];
      if (consent === undefined || granted === undefined) return [];
      const at = consent.consent_updated_at ?? occurredAt;
      const payload = { customer: ours, purpose: 'marketing' as const, channel, granted };
      return [{ type: 'consent.changed', occurredAt: at, payload }];
    }),
  ];
}

/** States that say neither yes nor no (`pending`, `not_subscribed`: never asked) are none. */
const GRANTED: Readonly<Record<string, boolean | undefined>> = {
  subscribed: true,
  unsubscribed: false,
  redacted: false,
};

/** In words, when an order is not for us. */
export function noOrder({ test, line_items: lines }: Order): string | undefined {
  if (test === true) return 'a test order';
  return lines.some(isProduct) ? undefined : 'an order without a product of the catalogue';
}

export function orderFacts(order: Order, context: SourceContext): Fact[] {
  const { id, updated_at: updated, cancelled_at: cancelled } = order;
  const ours = prefixed(context, id);
  const customer = order.customer && prefixed(context, order.customer.id);
  const placed: Fact = {
    type: 'order.placed',
    occurredAt: order.processed_at ?? order.created_at,
    version: Date.parse(updated),
    payload: {
      order: ours,
      ...given({
        customer,
        channel: order.source_name,
        store: order.location_id,
        currency: order.currency,
      }),
      lines: mergeLines(
        order.line_items.filter(isProduct).map((line) => ({
          product: prefixed(context, line.product_id),
          quantity: line.quantity,
          amount: amountOf(line, order.taxes_included === true),
        })),
      ),
    },
  };
  const undone: Fact[] = cancelled === undefined ? [] : [cancellation(ours, cancelled, updated)];
  return [
    placed,
    ...order.refunds.flatMap((refund) => returnFacts(refund, { context, order: ours, customer })),
    ...undone,
  ];
}

function returnFacts(
  { id, created_at: occurredAt, refund_line_items: items }: Refund,
  { context, order, customer }: { context: SourceContext; order: string; customer: string | undefined },
): Fact[] {
  const lines = items.flatMap(({ quantity, subtotal, total_tax: tax, line_item: line }) =>
    line?.product_id === undefined || quantity <= 0
      ? []
      : [
          {
            product: prefixed(context, line.product_id),
            quantity,
            amount: roundMoney(Math.max(0, (subtotal ?? 0) + (tax ?? 0))),
          },
        ],
  );
  if (lines.length === 0) return [];
  const payload = { return: prefixed(context, id), order, ...given({ customer }), lines: mergeLines(lines) };
  return [{ type: 'order.returned', occurredAt, payload }];
}

const isProduct = (line: Line): line is Line & { product_id: string } =>
  line.product_id !== undefined && line.quantity > 0;

/** What was paid: discounts off, tax on. */
function amountOf(line: Line, taxesIncluded: boolean): number {
  const discount = line.discount_allocations.reduce((sum, { amount }) => sum + amount, 0);
  const tax = taxesIncluded ? 0 : line.tax_lines.reduce((sum, { price }) => sum + price, 0);
  return roundMoney(Math.max(0, line.price * line.quantity - discount + tax));
}
