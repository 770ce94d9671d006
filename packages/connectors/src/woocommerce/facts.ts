import { mergeLines } from '../merge-lines.js';
import { cancellation } from '../source/deletions.js';
import { type Fact, given } from '../source/facts.js';
import { roundMoney } from '../source/foreign-fields.js';
import { prefixed } from '../source/prefixed.js';
import type { SourceContext } from '../source/source-connector.js';
import type { Customer, Line, Order, Product } from './contract.js';

const KINDS: Readonly<Record<string, 'subscription' | undefined>> = {
  subscription: 'subscription',
  'variable-subscription': 'subscription',
};

export function productFacts(product: Product, context: SourceContext): Fact[] {
  const { date_modified_gmt: occurredAt, categories, price } = product;
  const ours = (ids: readonly string[]) =>
    ids.length === 0 ? undefined : [...new Set(ids)].slice(0, 200).map((id) => prefixed(context, id));
  const kind = KINDS[product.type ?? ''];
  return [
    ...categories.map(({ slug, name }): Fact => ({
      type: 'category.upserted',
      occurredAt,
      payload: { category: prefixed(context, slug), name },
    })),
    {
      type: 'product.upserted',
      occurredAt,
      payload: {
        product: prefixed(context, product.id),
        title: product.name,
        categories: categories.slice(0, 20).map(({ slug }) => prefixed(context, slug)),
        active: (product.status ?? 'publish') === 'publish',
        ...given({
          kind,
          description: product.short_description ?? product.description,
          brand: product.brands[0]?.name,
          price,
          currency: price === undefined ? undefined : context.currency,
          stock: stockOf(product),
          image: product.images[0]?.src,
          attributes: attributesOf(product),
          upgradesTo: ours(product.upsell_ids),
          complements: ours(product.cross_sell_ids),
        }),
      },
    },
  ];
}

/** Counted stock; 0 where it is not counted and said to be out; undefined where there is no saying. */
function stockOf(product: Product): number | undefined {
  const { manage_stock: managed, stock_quantity: quantity } = product;
  if (product.backorders_allowed === true) return undefined;
  if (managed === true && quantity !== undefined) return Math.max(0, quantity);
  return product.stock_status === 'outofstock' ? 0 : undefined;
}

/** Those with one value: `Color: Blue`. Several are choices, not properties. */
function attributesOf({ attributes }: Product): Record<string, string> | undefined {
  const named = attributes.flatMap(({ name, options: [value, ...others] }): [string, string][] =>
    name === undefined || value === undefined || value === '' || others.length > 0
      ? []
      : [[name, value.slice(0, 200)]],
  );
  return named.length === 0 ? undefined : Object.fromEntries(named);
}

export function customerFacts(customer: Customer, context: SourceContext): Fact[] {
  const { email, billing } = customer;
  const payload = {
    customer: prefixed(context, customer.id),
    ...given({ email, phone: billing?.phone, country: billing?.country, region: billing?.state }),
  };
  const occurredAt = customer.date_modified_gmt ?? customer.date_created_gmt;
  return [{ type: 'customer.upserted', occurredAt, payload }];
}

const PAID = ['processing', 'completed', 'refunded'];
const UNDONE = ['cancelled', 'trash'];

/** In words, when an order is not for us. */
export function noOrder({ status, line_items: lines }: Order): string | undefined {
  if (![...PAID, ...UNDONE].includes(status)) return `an order that is ${status.slice(0, 40)}, not paid for`;
  return lines.some(isProduct) || UNDONE.includes(status)
    ? undefined
    : 'an order without a product of the catalogue';
}

/** Partial refunds are in no order and no webhook; a full one gives back every line. */
export function orderFacts(order: Order, context: SourceContext): Fact[] {
  const { status, date_modified_gmt: modified } = order;
  const ours = prefixed(context, order.id);
  if (UNDONE.includes(status)) return [cancellation(ours, modified)];
  const visitor = given({
    customer: order.customer_id === undefined ? undefined : prefixed(context, order.customer_id),
  });
  const lines = mergeLines(
    order.line_items.filter(isProduct).map((line) => ({
      product: prefixed(context, line.product_id),
      quantity: line.quantity,
      amount: roundMoney(Math.max(0, line.total + (line.total_tax ?? 0))),
    })),
  );
  const placed: Fact = {
    type: 'order.placed',
    occurredAt: order.date_paid_gmt ?? order.date_created_gmt,
    version: Date.parse(modified),
    payload: {
      order: ours,
      ...visitor,
      ...given({ channel: order.created_via, currency: order.currency }),
      lines,
    },
  };
  if (status !== 'refunded') return [placed];
  const payload = { return: `${ours}-refunded`, order: ours, ...visitor, lines };
  return [placed, { type: 'order.returned', occurredAt: modified, payload }];
}

const isProduct = (line: Line): line is Line & { product_id: string } =>
  line.product_id !== undefined && line.quantity > 0;
