import type { Event, EventOf, EventType } from '@wherefore/contracts';
import { stampOf } from '@wherefore/contracts';
import {
  deleteCustomers,
  joinSegments,
  leaveSegments,
  recordContacts,
  recordRedemptions,
  setConsents,
  upsertCampaigns,
  upsertCustomers,
  upsertSegments,
  upsertTickets,
} from '@wherefore/graph';
import type { Keyring } from '../keyring.js';
import type { EffectPlan } from './effect-plan.js';
import { sumTouches } from './sum-rows.js';

type Planner<T extends EventType> = (plan: EffectPlan, event: EventOf<T>, keyring: Keyring) => void;
export type Planners<T extends EventType> = { readonly [K in T]: Planner<K> };

/** What every guarded row carries. */
export const guardOf = (event: Event, id: string) => ({
  id,
  stamp: stampOf(event),
  source: event.source,
  at: event.occurredAt,
});

const membership = (event: EventOf<'segment.joined' | 'segment.left'>) => ({
  ...guardOf(event, event.payload.segment),
  customer: event.payload.customer,
  segment: event.payload.segment,
  score: 'score' in event.payload ? (event.payload.score ?? null) : null,
});

const touch = (event: EventOf<'campaign.contacted' | 'campaign.redeemed'>) => ({
  customer: event.payload.customer,
  campaign: event.payload.campaign,
  count: 1,
  firstAt: event.occurredAt,
  lastAt: event.occurredAt,
  source: event.source,
});

/** By time too: what was before a deletion must not be summed with what was after it. */
const touchKey = ({ payload, occurredAt }: EventOf<'campaign.contacted' | 'campaign.redeemed'>): string =>
  `${payload.customer}\n${payload.campaign}\n${occurredAt}`;

export const crmPlanners: Planners<
  Extract<
    EventType,
    | `customer.${string}`
    | `segment.${string}`
    | `consent.${string}`
    | `campaign.${string}`
    | `ticket.${string}`
  >
> = {
  'customer.upserted'(plan, event, keyring) {
    const { customer, locale, country, region, birthYear, email, phone, attributes } = event.payload;
    const prefixed = Object.entries(attributes ?? {}).map(([name, value]) => [`attribute_${name}`, value]);
    plan.set(upsertCustomers, customer, {
      ...guardOf(event, customer),
      pseudonym: keyring.pseudonym(customer),
      locale: locale ?? null,
      country: country ?? null,
      region: region ?? null,
      birthYear: birthYear ?? null,
      emailHash: email === undefined ? null : keyring.contactHash(email),
      phoneHash: phone === undefined ? null : keyring.contactHash(phone),
      attributes: Object.fromEntries(prefixed) as Record<string, string | number | boolean>,
    });
  },
  'customer.deleted'(plan, event) {
    plan.set(deleteCustomers, event.payload.customer, guardOf(event, event.payload.customer));
  },
  'segment.upserted'(plan, event) {
    const { segment, name, description } = event.payload;
    plan.set(upsertSegments, segment, { ...guardOf(event, segment), name, description: description ?? null });
  },
  'segment.joined'(plan, event) {
    plan.set(joinSegments, `${event.payload.customer}\n${event.payload.segment}`, membership(event));
  },
  'segment.left'(plan, event) {
    plan.set(leaveSegments, `${event.payload.customer}\n${event.payload.segment}`, membership(event));
  },
  'consent.changed'(plan, event) {
    const { customer, purpose, channel, granted } = event.payload;
    const key = `${customer}\n${purpose}\n${channel}`;
    plan.set(setConsents, key, { ...guardOf(event, customer), customer, purpose, channel, granted });
  },
  'campaign.upserted'(plan, event) {
    const { campaign, name, channel, startsAt, endsAt, products } = event.payload;
    for (const product of products ?? []) plan.products.add(product);
    plan.set(upsertCampaigns, campaign, {
      ...guardOf(event, campaign),
      name,
      channel: channel ?? null,
      startsAt: startsAt ?? null,
      endsAt: endsAt ?? null,
      products: products ?? [],
    });
  },
  'campaign.contacted'(plan, event) {
    plan.add(recordContacts, touchKey(event), { row: touch(event), sum: sumTouches });
  },
  'campaign.redeemed'(plan, event) {
    plan.add(recordRedemptions, touchKey(event), { row: touch(event), sum: sumTouches });
  },
  'ticket.changed'(plan, event) {
    const { ticket, customer, status, topic, products } = event.payload;
    for (const product of products ?? []) plan.products.add(product);
    plan.set(upsertTickets, ticket, {
      ...guardOf(event, ticket),
      customer,
      status,
      topic: topic ?? null,
      products: products ?? [],
    });
  },
};
