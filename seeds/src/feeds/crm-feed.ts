import type { EventInput } from '@wherefore/contracts';
import { DAY_MS, isoOf } from '../calendar.js';
import { randomFor } from '../chance/random.js';
import type { Customer } from '../people/customer.js';
import { SEGMENTS } from '../vocabulary/segments.js';
import { campaignEvents } from './campaign-events.js';
import { CRM } from './crm-source.js';
import { mergeByTime } from './merge-by-time.js';
import type { World } from '../world.js';

const JOINS_SEGMENT_LATER = 0.3;
const WITHDRAWS_MARKETING = 0.02;

/** The customer system: segments, then customers with what they agreed to, then campaigns, by time. */
export function* crmFeed(world: World): Generator<EventInput> {
  const { start } = world.shop.settings;
  for (const { id, name, description } of SEGMENTS) {
    yield {
      id: `segment-${id}`,
      source: CRM,
      type: 'segment.upserted',
      occurredAt: isoOf(start),
      payload: { segment: id, name, description },
    };
  }
  const people = world.customers.flatMap((customer) => [
    customerUpserted(customer),
    ...memberships(world, customer),
    ...consents(world, customer),
  ]);
  people.sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0));
  yield* mergeByTime(people, campaignEvents(world));
}

function customerUpserted(customer: Customer): EventInput {
  const { id, joinedAt, locale, country, region, birthYear, email, phone, loyalty } = customer;
  return {
    id: `customer-${id}`,
    source: CRM,
    type: 'customer.upserted',
    occurredAt: isoOf(joinedAt),
    payload: {
      customer: id,
      locale,
      country,
      ...(region === null ? {} : { region }),
      ...(birthYear === null ? {} : { birthYear }),
      ...(email === null ? {} : { email }),
      ...(phone === null ? {} : { phone }),
      attributes: { loyalty },
    },
  };
}

/** Some are known for what they are from the start, some only after a while. */
function memberships({ shop }: World, customer: Customer): EventInput[] {
  const { seed, end } = shop.settings;
  const random = randomFor(seed, 'membership', customer.index);
  return customer.taste.segments.flatMap((position): EventInput[] => {
    const segment = SEGMENTS[position];
    if (segment === undefined) return [];
    const later = random.chance(JOINS_SEGMENT_LATER) ? random.between(5, 120) * DAY_MS : 0;
    return [
      {
        id: `member-${segment.id}-${customer.id}`,
        source: CRM,
        type: 'segment.joined',
        occurredAt: isoOf(Math.min(Math.floor(customer.joinedAt + later), end)),
        payload: {
          segment: segment.id,
          customer: customer.id,
          score: Math.round(random.between(0.55, 1) * 100) / 100,
        },
      },
    ];
  });
}

function consents(
  { shop }: World,
  { id, index, joinedAt, personalisation, marketing }: Customer,
): EventInput[] {
  const { seed, end } = shop.settings;
  const random = randomFor(seed, 'consent', index);
  const envelope = { source: CRM, type: 'consent.changed' } as const;
  const events: EventInput[] = [
    {
      ...envelope,
      id: `consent-personalisation-${id}`,
      occurredAt: isoOf(joinedAt),
      payload: { customer: id, purpose: 'personalisation', granted: personalisation },
    },
  ];
  if (marketing === null) return events;
  const payload = { customer: id, purpose: 'marketing', channel: 'email' } as const;
  const answer = { ...payload, granted: marketing };
  events.push({ ...envelope, id: `consent-marketing-${id}`, occurredAt: isoOf(joinedAt), payload: answer });
  if (marketing && random.chance(WITHDRAWS_MARKETING)) {
    const occurredAt = isoOf(Math.floor(random.between(joinedAt, end)));
    events.push({
      ...envelope,
      id: `consent-withdrawn-${id}`,
      occurredAt,
      payload: { ...payload, granted: false },
    });
  }
  return events;
}
