import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connectorNamed, type FileConnector } from '@wherefore/connectors';
import { FIXTURES } from './fixtures.js';
import { collect, folderOf, importRun, tally } from './import-run.js';

const connector = connectorNamed('completejourney') as FileConnector;

describe('completejourney', () => {
  const files = folderOf(FIXTURES['completejourney'] ?? {});

  it('makes a tree of categories, each once, and hangs products on its leaves', async () => {
    const { events } = await collect(importRun(connector, files));
    const categories = events.flatMap((event) => (event.type === 'category.upserted' ? [event.payload] : []));
    expect(categories).toHaveLength(9);
    expect(categories).toContainEqual({
      category: 'product_type:GROCERY > FRZN ICE > ICE - CRUSHED/CUBED',
      name: 'Ice - Crushed/Cubed',
      parent: 'product_category:GROCERY > FRZN ICE',
    });
    expect(categories).toContainEqual({
      category: 'product_type:PRODUCE > ORGANIC APPLES',
      name: 'Organic Apples',
      parent: 'department:PRODUCE',
    });
    const ids = new Set<string>(categories.map(({ category }) => category));
    const products = events.flatMap((event) => (event.type === 'product.upserted' ? [event.payload] : []));
    expect(products.map(({ product }) => product)).toEqual(['101', '102', '103', '104']);
    expect(products.flatMap((product) => product.categories).filter((id) => !ids.has(id))).toEqual([]);
    expect(products[0]).toMatchObject({
      title: 'Ice - Crushed/Cubed, 22 LB (National brand)',
      brand: 'manufacturer 2',
      attributes: { size: '22 LB', label: 'National', department: 'Grocery' },
    });
  });

  it('gathers the lines of a basket from all over the file, sums a product that is in it twice', async () => {
    const { events } = await collect(importRun(connector, files, ['orders']));
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      id: 'order:b1',
      occurredAt: '2017-01-05T11:53:26.000Z',
      payload: {
        order: 'b1',
        customer: 'hh-9001',
        store: '330',
        currency: 'USD',
        lines: [
          { product: '101', quantity: 3, amount: 10.99 },
          { product: '102', quantity: 1, amount: 1.15 },
        ],
      },
    });
  });

  it('says of every line that is in no order why', async () => {
    expect((await tally(importRun(connector, files, ['orders']))).rejects).toEqual({
      'basket_id is missing': 1,
      'belongs to another household than its basket': 1,
      'quantity is 0: nothing was bought': 1,
      'quantity is missing or no number': 1,
      'quantity is negative': 1,
      'transaction_timestamp is missing or no time': 1,
    });
  });

  it('takes the median sale for the price', async () => {
    const { events } = await collect(importRun(connector, files, ['prices from sales']));
    const prices = events.map((event) => (event.type === 'price.changed' ? event.payload : null));
    expect(prices).toEqual([
      { product: '101', price: 3.5, currency: 'USD' },
      { product: '102', price: 1.15, currency: 'USD' },
      { product: '103', price: 1, currency: 'USD' },
    ]);
  });

  it('joins a campaign with its coupons, contacts and redemptions', async () => {
    const { events, rejects } = await collect(importRun(connector, files, ['campaigns']));
    expect(events.map(({ type, payload }) => [type, 'campaign' in payload && payload.campaign])).toEqual([
      ['campaign.upserted', '1'],
      ['campaign.contacted', '1'],
      ['campaign.redeemed', '1'],
      ['campaign.contacted', '2'],
    ]);
    expect(events[0]?.payload).toEqual({
      campaign: '1',
      name: 'Campaign 1 (Type B)',
      startsAt: '2017-03-03T00:00:00.000Z',
      endsAt: '2017-04-09T00:00:00.000Z',
      products: ['101', '102'],
    });
    expect(rejects.map(({ reason }) => reason)).toEqual([
      'household_id is missing',
      'redemption_date is missing or no date',
    ]);
  });
});

const data = resolve(__dirname, '../../../../shared/data/completejourney');
const real = existsSync(data) ? describe : describe.skip;

real('completejourney: the real year (../shared/data/completejourney)', () => {
  const files = existsSync(data) ? readdirSync(data).map((name) => join(data, name)) : [];

  it('accounts for its catalogue, households and campaigns', async () => {
    const counts = await tally(importRun(connector, files, ['products', 'households', 'campaigns']));
    expect(counts).toEqual({
      records: 92_331 + 801 + 27 + 6_589 + 116_204 + 2_102,
      carried: 218_054,
      events: {
        'product.upserted': 92_331,
        'customer.upserted': 801,
        'segment.joined': 2_403,
        'campaign.upserted': 27,
        'campaign.contacted': 6_589,
        'campaign.redeemed': 2_102,
      },
      rejects: {},
      skipped: {},
    });
  }, 60_000);
});
