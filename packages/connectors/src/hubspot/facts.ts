import { deletionFact } from '../source/deletions.js';
import { type Fact, given } from '../source/facts.js';
import { prefixed } from '../source/prefixed.js';
import type { SourceContext } from '../source/source-connector.js';
import type { Archived, Contact, Product } from './contract.js';
import type { z } from 'zod';

export function contactFacts(
  { id, updatedAt: occurredAt, properties }: Contact,
  context: SourceContext,
): Fact[] {
  const customer = prefixed(context, id);
  const { email, phone, mobilephone, country, state, hs_language: locale, lifecyclestage } = properties;
  const attributes = lifecyclestage === undefined ? undefined : { lifecyclestage };
  const upserted: Fact = {
    type: 'customer.upserted',
    occurredAt,
    payload: {
      customer,
      ...given({ email, phone: phone ?? mobilephone, country, region: state, locale, attributes }),
    },
  };
  // Not having opted out is not consent.
  if (!properties.hs_email_optout) return [upserted];
  const payload = { customer, purpose: 'marketing', channel: 'email', granted: false } as const;
  return [upserted, { type: 'consent.changed', occurredAt, payload }];
}

export function productFacts(
  { id, updatedAt: occurredAt, properties }: Product,
  context: SourceContext,
): Fact[] {
  const { name: title, description, price, hs_cost_of_goods_sold: cost, hs_sku: sku } = properties;
  const payload = {
    product: prefixed(context, id),
    title,
    ...given({
      description,
      price,
      cost: price === undefined ? undefined : cost,
      currency: price === undefined ? undefined : context.currency,
      attributes: sku === undefined ? undefined : { sku },
    }),
  };
  return [{ type: 'product.upserted', occurredAt, payload }];
}

export const archivedFacts =
  (entity: 'customer' | 'product') =>
  ({ id, archivedAt }: z.output<typeof Archived>, context: SourceContext): Fact[] => [
    deletionFact(entity, prefixed(context, id), { occurredAt: archivedAt }),
  ];
