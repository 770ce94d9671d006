import { z } from 'zod';
import { deletionFact, type Entity } from '../source/deletions.js';
import { type Fact, given } from '../source/facts.js';
import {
  foreignId,
  foreignNumber,
  foreignText,
  optionalEmail,
  optionalHtml,
  optionalId,
  optionalText,
} from '../source/foreign-fields.js';
import { type AnyMapping, anyMapping } from '../source/map-record.js';
import { mergeLines } from '../merge-lines.js';
import { prefixed } from '../source/prefixed.js';
import type { SourceContext } from '../source/source-connector.js';
import { optionalTime, time } from './instant.js';

const flag = z
  .unknown()
  .optional()
  .transform((value) => value === true || value === 'true');
/** Reports, the REST API and bulk files name it alike; a change event has `LastModifiedDate` only. */
const envelope = { Id: foreignId, SystemModstamp: time, IsDeleted: flag };

const Contact = z.object({
  ...envelope,
  Email: optionalEmail,
  Phone: optionalText(40),
  MailingCountry: optionalText(60),
  MailingState: optionalText(100),
  HasOptedOutOfEmail: flag,
});

const Product = z.object({
  ...envelope,
  Name: foreignText(500),
  Description: optionalHtml(20_000),
  Family: optionalText(200),
  IsActive: flag,
});

const Price = z.object({ ...envelope, Product2Id: foreignId, UnitPrice: foreignNumber, IsActive: flag });

const Item = z.object({ Product2Id: optionalId, Quantity: foreignNumber, TotalPrice: foreignNumber });
const Order = z.object({
  ...envelope,
  Status: z.string('expected a status'),
  BillToContactId: optionalId,
  CreatedDate: time,
  ActivatedDate: optionalTime,
  OrderItems: z.object({ records: z.array(Item) }).nullish(),
});

const Case = z.object({
  ...envelope,
  ContactId: optionalId,
  Status: optionalText(80),
  Type: optionalText(200),
  IsClosed: flag,
});

export interface Kind {
  /** As Salesforce names the object. */
  readonly object: string;
  readonly fields: readonly string[];
  readonly where?: string;
  /** What is deleted with it; null where nothing is. */
  readonly entity: Entity | null;
  readonly mapping: AnyMapping;
  /** A change event of a new record says all that a reading would. */
  readonly wholeWhenCreated: boolean;
  /** Its fields fit into a flat file. */
  readonly bulk: boolean;
}

function contactFacts(contact: z.output<typeof Contact>, context: SourceContext): Fact[] {
  const customer = prefixed(context, contact.Id);
  const { SystemModstamp: occurredAt, Email: email, Phone: phone } = contact;
  const upserted: Fact = {
    type: 'customer.upserted',
    occurredAt,
    payload: {
      customer,
      ...given({ email, phone, country: contact.MailingCountry, region: contact.MailingState }),
    },
  };
  // Not having opted out is not consent.
  if (!contact.HasOptedOutOfEmail) return [upserted];
  const payload = { customer, purpose: 'marketing', channel: 'email', granted: false } as const;
  return [upserted, { type: 'consent.changed', occurredAt, payload }];
}

function productFacts(product: z.output<typeof Product>, context: SourceContext): Fact[] {
  const { SystemModstamp: occurredAt, Family: family, Description: description } = product;
  const category = family === undefined ? undefined : prefixed(context, family);
  const payload = {
    product: prefixed(context, product.Id),
    title: product.Name,
    active: product.IsActive,
    categories: category === undefined ? [] : [category],
    ...given({ description }),
  };
  const upserted: Fact = { type: 'product.upserted', occurredAt, payload };
  if (category === undefined || family === undefined) return [upserted];
  const named = { category, name: family };
  return [{ type: 'category.upserted', occurredAt, payload: named }, upserted];
}

function orderFacts(order: z.output<typeof Order>, context: SourceContext): Fact[] {
  const customer = order.BillToContactId && prefixed(context, order.BillToContactId);
  const lines = (order.OrderItems?.records ?? []).flatMap((item) =>
    item.Product2Id === undefined || item.Quantity <= 0
      ? []
      : [
          {
            product: prefixed(context, item.Product2Id),
            quantity: item.Quantity,
            amount: Math.max(0, item.TotalPrice),
          },
        ],
  );
  return [
    {
      type: 'order.placed',
      occurredAt: order.ActivatedDate ?? order.CreatedDate,
      version: Date.parse(order.SystemModstamp),
      payload: {
        order: prefixed(context, order.Id),
        ...given({ customer, currency: context.currency }),
        lines: mergeLines(lines),
      },
    },
  ];
}

function caseFacts(one: z.output<typeof Case>, context: SourceContext): Fact[] {
  if (one.ContactId === undefined) return [];
  const waiting = /hold|wait|pending/i.test(one.Status ?? '');
  const payload = {
    ticket: prefixed(context, one.Id),
    customer: prefixed(context, one.ContactId),
    status: one.IsClosed || one.IsDeleted ? 'closed' : waiting ? 'pending' : 'open',
    ...given({ topic: one.Type }),
  } as const;
  return [{ type: 'ticket.changed', occurredAt: one.SystemModstamp, payload }];
}

/** A record that was deleted is its end, whatever else it still says. */
const unlessDeleted =
  <T extends { Id: string; SystemModstamp: string; IsDeleted: boolean }>(
    entity: Entity,
    facts: (value: T, context: SourceContext) => Fact[],
  ) =>
  (value: T, context: SourceContext): Fact[] =>
    value.IsDeleted
      ? [deletionFact(entity, prefixed(context, value.Id), { occurredAt: value.SystemModstamp })]
      : facts(value, context);

export const KINDS: Readonly<Record<string, Kind | undefined>> = {
  contacts: {
    object: 'Contact',
    fields: ['Email', 'Phone', 'MailingCountry', 'MailingState', 'HasOptedOutOfEmail'],
    entity: 'customer',
    mapping: anyMapping({
      what: 'contact',
      contract: Contact,
      facts: unlessDeleted('customer', contactFacts),
    }),
    // Its address is one compound field there.
    wholeWhenCreated: false,
    bulk: true,
  },
  products: {
    object: 'Product2',
    fields: ['Name', 'Description', 'Family', 'IsActive'],
    entity: 'product',
    mapping: anyMapping({
      what: 'product',
      contract: Product,
      facts: unlessDeleted('product', productFacts),
    }),
    wholeWhenCreated: true,
    bulk: true,
  },
  prices: {
    object: 'PricebookEntry',
    fields: ['Product2Id', 'UnitPrice', 'IsActive'],
    where: 'Pricebook2.IsStandard = true',
    entity: null,
    mapping: anyMapping({
      what: 'price',
      contract: Price,
      skip: ({ IsActive, IsDeleted }) => (IsActive && !IsDeleted ? undefined : 'a price that does not hold'),
      facts: ({ Product2Id, UnitPrice: price, SystemModstamp: occurredAt }, context): Fact[] => [
        {
          type: 'price.changed',
          occurredAt,
          payload: {
            product: prefixed(context, Product2Id),
            price,
            ...given({ currency: context.currency }),
          },
        },
      ],
    }),
    // It does not say whose price book it is in.
    wholeWhenCreated: false,
    bulk: true,
  },
  orders: {
    object: 'Order',
    fields: [
      'Status',
      'BillToContactId',
      'CreatedDate',
      'ActivatedDate',
      '(SELECT Product2Id, Quantity, TotalPrice FROM OrderItems)',
    ],
    entity: 'order',
    mapping: anyMapping({
      what: 'order',
      contract: Order,
      skip: ({ Status, IsDeleted, OrderItems }) => {
        if (IsDeleted) return undefined;
        if (Status === 'Draft') return 'an order that is a draft';
        const sold = OrderItems?.records.some((item) => item.Product2Id !== undefined && item.Quantity > 0);
        return sold === true ? undefined : 'an order without a product of the catalogue';
      },
      facts: unlessDeleted('order', orderFacts),
    }),
    wholeWhenCreated: false,
    bulk: false,
  },
  cases: {
    object: 'Case',
    fields: ['ContactId', 'Status', 'Type', 'IsClosed'],
    entity: null,
    mapping: anyMapping({
      what: 'case',
      contract: Case,
      skip: ({ ContactId }) => (ContactId === undefined ? 'a case without a contact' : undefined),
      facts: caseFacts,
    }),
    wholeWhenCreated: true,
    bulk: true,
  },
};

export const kindOfObject = (object: string): string | undefined =>
  Object.keys(KINDS).find((name) => KINDS[name]?.object === object);
