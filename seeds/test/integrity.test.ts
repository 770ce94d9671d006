import type { EventInput } from '@wherefore/contracts';
import { tellShop } from './told-shop.js';

const shop = tellShop();

/** When each product was sold, from the catalogue events alone. */
const listedAt = new Map<string, string>();
const goneAt = new Map<string, string>();
for (const { payload, occurredAt } of shop.of('product.upserted')) {
  if (payload.active === false) goneAt.set(payload.product, occurredAt);
  else listedAt.set(payload.product, occurredAt);
}
for (const { payload, occurredAt } of shop.of('product.deleted')) goneAt.set(payload.product, occurredAt);

function productsOf(event: EventInput): readonly string[] {
  if (event.type === 'order.placed') return event.payload.lines.map(({ product }) => product);
  if (event.type === 'product.viewed') return [event.payload.product];
  if (event.type === 'cart.changed') return event.payload.items.map(({ product }) => product);
  if (event.type === 'subscription.changed' || event.type === 'price.changed') return [event.payload.product];
  return [];
}

test('nothing is ordered, viewed or repriced before it exists or after it is gone', () => {
  const impossible = shop.events.filter((event) =>
    productsOf(event).some((product) => {
      const from = listedAt.get(product);
      return (
        from === undefined || event.occurredAt < from || event.occurredAt >= (goneAt.get(product) ?? '9')
      );
    }),
  );
  expect(impossible.slice(0, 3)).toEqual([]);
});

test('nobody acts before being a customer', () => {
  const joinedAt = new Map(
    shop.of('customer.upserted').map(({ payload, occurredAt }) => [payload.customer, occurredAt]),
  );
  const early = shop.events.filter((event) => {
    const customer = 'customer' in event.payload ? event.payload.customer : undefined;
    return customer !== undefined && event.occurredAt < (joinedAt.get(customer) ?? '9');
  });
  expect(early.slice(0, 3)).toEqual([]);
});

test('lines of an order are distinct products at the price of the day', () => {
  const prices = new Map<string, number>();
  const commerce = shop.feeds.find(({ name }) => name === 'commerce');
  const wrong: EventInput[] = [];
  let checked = 0;
  for (const event of commerce?.events() ?? []) {
    if (event.type === 'product.upserted' && event.payload.price !== undefined) {
      prices.set(event.payload.product, event.payload.price);
    }
    if (event.type === 'price.changed') prices.set(event.payload.product, event.payload.price);
    if (event.type !== 'order.placed') continue;
    const { lines } = event.payload;
    if (new Set(lines.map(({ product }) => product)).size < lines.length) wrong.push(event);
    const off = lines.filter(
      (line) => Math.abs(line.amount - line.quantity * (prices.get(line.product) ?? -1)) > 0.005,
    );
    if (off.length > 0) wrong.push(event);
    checked++;
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(checked).toBe(shop.counts.orders);
});

test('orders come in order of time; returns and cancellations name an order that was placed before', () => {
  const orders = shop.of('order.placed');
  const placedAt = new Map(orders.map(({ payload, occurredAt }) => [payload.order, occurredAt]));
  const times = orders.map(({ occurredAt }) => occurredAt);
  expect(times).toEqual([...times].sort());
  for (const event of [...shop.of('order.returned'), ...shop.of('order.cancelled')]) {
    expect((placedAt.get(event.payload.order ?? '') ?? '9') < event.occurredAt).toBe(true);
  }
});

test('an add-on is only bought by those who have one of its bases', () => {
  const bases = new Map(shop.truth.requirements.map(({ product, bases: oneOf }) => [product, oneOf]));
  const owned = new Set<string>();
  const ownsOne: boolean[] = [];
  for (const { payload } of shop.of('order.placed')) {
    for (const { product } of payload.lines) owned.add(`${payload.customer}\n${product}`);
    if (payload.customer === undefined) continue;
    for (const { product } of payload.lines) {
      const needed = bases.get(product);
      if (needed === undefined) continue;
      ownsOne.push(needed.some((base) => owned.has(`${payload.customer}\n${base}`)));
    }
  }
  expect(ownsOne.length).toBeGreaterThan(200);
  expect(ownsOne.filter((owns) => !owns).length / ownsOne.length).toBeLessThan(0.03); // bases bought as a guest
});

test('campaigns contact those who agreed, and only the contacted redeem', () => {
  const agreed = new Set(
    shop
      .of('consent.changed')
      .flatMap(({ payload }) =>
        payload.purpose === 'marketing' && payload.granted ? [payload.customer] : [],
      ),
  );
  const contacted = new Map(
    shop
      .of('campaign.contacted')
      .map(({ payload, occurredAt }) => [`${payload.campaign}\n${payload.customer}`, occurredAt]),
  );
  for (const { payload } of shop.of('campaign.contacted')) expect(agreed.has(payload.customer)).toBe(true);
  const redeemed = shop.of('campaign.redeemed');
  expect(redeemed.length).toBeGreaterThan(100);
  for (const { payload, occurredAt } of redeemed) {
    expect((contacted.get(`${payload.campaign}\n${payload.customer}`) ?? '9') < occurredAt).toBe(true);
  }
});
