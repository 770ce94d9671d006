import type { EventInput } from '@wherefore/contracts';
import type { Given, GivenCustomer, GivenVisit } from '../format/given.js';
import { instantOf } from '../format/points-in-time.js';
import { titleOf } from './catalogue-events.js';
import type { Teller } from './teller.js';

/** When carts were filled and tickets raised. */
const LATELY = '1 hour ago';

/** Who there is and what they did: customers, and sessions of people nobody knows, or did not know at the time. */
export function peopleEvents({ customers, sessions }: Given, teller: Teller): EventInput[] {
  const { tell } = teller;
  const segments = new Set(Object.values(customers).flatMap((customer) => customer.segments));
  return [
    ...[...segments].map((segment) => tell('segment.upserted', { segment, name: titleOf(segment) })),
    ...Object.entries(customers).flatMap(([customer, given]) => [
      ...detailEvents(customer, given, teller),
      ...historyEvents(customer, given, teller),
      ...visitEvents({ customer }, given, teller),
    ]),
    ...Object.entries(sessions).flatMap(([session, given]) => [
      ...visitEvents({ session }, given, teller),
      ...(given.becomes === undefined
        ? []
        : [tell('session.identified', { session, customer: given.becomes }, 'now')]),
    ]),
  ];
}

function detailEvents(customer: string, given: GivenCustomer, { tell, now }: Teller): EventInput[] {
  const { country, region, birthYear, locale, attributes, personalisation, marketing } = given;
  const said = { country, region, birthYear, locale };
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return [
    tell('customer.upserted', { customer, attributes, ...known }),
    ...given.segments.map((segment) => tell('segment.joined', { segment, customer })),
    ...(personalisation === undefined
      ? []
      : [tell('consent.changed', { customer, purpose: 'personalisation', granted: personalisation })]),
    ...Object.entries(marketing).map(([channel, granted]) =>
      tell('consent.changed', {
        customer,
        purpose: 'marketing',
        channel: channel as keyof typeof marketing,
        granted,
      }),
    ),
    ...Object.entries(given.subscribes).map(([product, { plan, seats, renews, status }]) =>
      tell('subscription.changed', {
        customer,
        product,
        plan,
        seats,
        status,
        ...(renews === undefined ? {} : { renewsAt: instantOf(renews, now) }),
      }),
    ),
  ];
}

/** Orders of one each, what came back of them, and what there were complaints about. */
function historyEvents(customer: string, given: GivenCustomer, { tell }: Teller): EventInput[] {
  const lineOf = (product: string) => [{ product, quantity: 1, amount: 10 }];
  return [
    ...Object.entries(given.bought).flatMap(([product, times]) =>
      times.map((at, place) =>
        tell(
          'order.placed',
          { order: `${customer}-${product}-${place}`, customer, lines: lineOf(product) },
          at,
        ),
      ),
    ),
    ...Object.entries(given.gaveBack).map(([product, at]) =>
      tell('order.returned', { return: `${customer}-${product}`, customer, lines: lineOf(product) }, at),
    ),
    ...given.tickets.map(({ about, topic, status }, place) =>
      tell(
        'ticket.changed',
        {
          ticket: `${customer}-ticket-${place + 1}`,
          customer,
          status,
          products: about,
          ...(topic === undefined ? {} : { topic }),
        },
        LATELY,
      ),
    ),
  ];
}

type Visitor = { readonly customer: string } | { readonly session: string };

function visitEvents(
  visitor: Visitor,
  { viewed, cart, dismissed }: GivenVisit,
  { tell }: Teller,
): EventInput[] {
  const items = cart.map((product) => ({ product, quantity: 1 }));
  return [
    ...Object.entries(viewed).map(([product, at]) => tell('product.viewed', { product, ...visitor }, at)),
    ...(items.length === 0 ? [] : [tell('cart.changed', { ...visitor, items }, LATELY)]),
    ...Object.entries(dismissed).map(([product, at]) => tell('offer.rejected', { product, ...visitor }, at)),
  ];
}
