import type { EventInput } from '@wherefore/contracts';
import { DAY_MS, isoOf, momentOfDay } from '../calendar.js';
import { randomFor } from '../chance/random.js';
import type { Settings } from '../options.js';
import type { Customer } from '../people/customer.js';
import { CAMPAIGNS, type YearlyCampaign } from '../vocabulary/campaigns.js';
import { SEGMENTS } from '../vocabulary/segments.js';
import { CRM } from './crm-source.js';
import type { World } from '../world.js';

const BEST_SELLERS = 3;
const EVERYBODY = 0.25;
/** Share of the contacted who order while the campaign runs and use its coupon. */
const REDEEMS = 0.4;

/** One year's run of a campaign. */
interface Run {
  readonly id: string;
  readonly campaign: YearlyCampaign;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Every run within the history: what it was, who was contacted, who redeemed. By time. */
export function campaignEvents(world: World): EventInput[] {
  const orders = orderTimes(world);
  const events = runsOf(world.shop.settings).flatMap((run) => [
    announced(world, run),
    ...audience(world, run).flatMap((customer) =>
      contact(world, { run, customer, orders: orders.get(customer.index) ?? [] }),
    ),
  ]);
  return events.sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0));
}

function runsOf({ start, end }: Settings): Run[] {
  const [first, last] = [new Date(start).getUTCFullYear(), new Date(end).getUTCFullYear()];
  const years = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const runs = years.flatMap((year) =>
    CAMPAIGNS.map((campaign) => {
      const startsAt = Date.UTC(year, campaign.starts[0] - 1, campaign.starts[1]);
      return { id: `${campaign.id}-${year}`, campaign, startsAt, endsAt: startsAt + campaign.days * DAY_MS };
    }),
  );
  return runs.filter(({ startsAt }) => startsAt >= start && startsAt < end - DAY_MS);
}

function orderTimes({ orders }: World): ReadonlyMap<number, readonly number[]> {
  const times = new Map<number, number[]>();
  for (const { customer, at } of orders) {
    if (customer === null) continue;
    const own = times.get(customer);
    if (own === undefined) times.set(customer, [at]);
    else own.push(at);
  }
  return times;
}

function announced({ shop }: World, { id, campaign, startsAt, endsAt }: Run): EventInput {
  const shelves = [...shop.catalogue.shelves.values()].filter(([first]) =>
    campaign.aisles.includes(first?.aisle ?? ''),
  );
  return {
    id: `campaign-${id}`,
    source: CRM,
    type: 'campaign.upserted',
    occurredAt: isoOf(startsAt),
    payload: {
      campaign: id,
      name: campaign.name,
      channel: campaign.channel,
      startsAt: isoOf(startsAt),
      endsAt: isoOf(endsAt),
      products: shelves.flatMap((products) => products.slice(0, BEST_SELLERS).map((product) => product.id)),
    },
  };
}

/** Customers by then who agreed to marketing, of the campaign's segment or a random quarter of all. */
function audience({ shop, customers }: World, { id, campaign, startsAt }: Run): Customer[] {
  const segment = SEGMENTS.findIndex((candidate) => candidate.id === campaign.segment);
  const random = randomFor(shop.settings.seed, 'audience', id);
  return customers.filter(({ taste, marketing, joinedAt }) => {
    const chosen = segment < 0 ? random.chance(EVERYBODY) : taste.segments.includes(segment);
    return chosen && marketing === true && joinedAt < startsAt;
  });
}

interface Contact {
  readonly run: Run;
  readonly customer: Customer;
  /** Instants of the customer's orders, by time. */
  readonly orders: readonly number[];
}

function contact({ shop }: World, { run, customer, orders }: Contact): EventInput[] {
  const { seed, end } = shop.settings;
  const random = randomFor(seed, 'contact', run.id, customer.index);
  const at = momentOfDay(run.startsAt, random);
  const payload = { campaign: run.id, customer: customer.id };
  const contacted: EventInput = {
    id: `contact-${run.id}-${customer.id}`,
    source: CRM,
    type: 'campaign.contacted',
    occurredAt: isoOf(at),
    payload,
  };
  const used = orders.find((order) => order > at && order < Math.min(run.endsAt, end));
  if (used === undefined || !random.chance(REDEEMS)) return [contacted];
  return [
    contacted,
    {
      id: `redeem-${run.id}-${customer.id}`,
      source: CRM,
      type: 'campaign.redeemed',
      occurredAt: isoOf(used),
      payload: { ...payload, coupon: run.id.toUpperCase() },
    },
  ];
}
