import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { connectorNamed, type FileConnector } from '@wherefore/connectors';
import { FIXTURES } from './fixtures.js';
import { collect, folderOf, importRun, tally } from './import-run.js';

const connector = connectorNamed('online-retail') as FileConnector;

describe('online-retail', () => {
  const files = folderOf(FIXTURES['online-retail'] ?? {});

  it('makes orders, anonymous ones too, and returns of the product lines', async () => {
    const { events } = await collect(importRun(connector, files, ['invoices']));
    expect(events.map(({ id, occurredAt, payload }) => ({ id, occurredAt, payload }))).toEqual([
      {
        id: 'order:536365',
        occurredAt: '2010-12-01T08:26:00.000Z',
        payload: {
          order: '536365',
          customer: 'c-17850',
          currency: 'GBP',
          lines: [
            { product: '85123A', quantity: 8, amount: 20.4 },
            { product: '71053', quantity: 6, amount: 20.34 },
          ],
        },
      },
      {
        id: 'order:536366',
        occurredAt: '2011-01-02T08:26:00.000Z',
        payload: {
          order: '536366',
          currency: 'GBP',
          lines: [{ product: '85123A', quantity: 2, amount: 5.9 }],
        },
      },
      {
        id: 'return:C536379',
        occurredAt: '2010-12-03T09:41:00.000Z',
        payload: {
          return: 'C536379',
          customer: 'c-17850',
          lines: [{ product: '71053', quantity: 1, amount: 3.39 }],
        },
      },
    ]);
  });

  it('says of every other line why it is none', async () => {
    const counts = await tally(importRun(connector, files));
    expect(counts.records).toBe(14);
    expect(counts.carried).toBe(5);
    expect(counts.rejects).toEqual({
      'Quantity is missing or no number': 1,
      'a stock adjustment: negative quantity on an invoice that is no return': 1,
      'an accounting adjustment, not an invoice': 1,
      'belongs to another customer than its invoice': 1,
      'has 3 cells where the header has 8': 1,
      'no product: a discount': 1,
      'no product: a gift voucher': 1,
      'no product: postage': 1,
      'unit price is 0: given away, or an adjustment': 1,
    });
  });

  it('knows products by the words of their sales, whatever the case of their code', async () => {
    const { events } = await collect(importRun(connector, files, ['products']));
    expect(events.map(({ id, occurredAt, payload }) => [id, occurredAt, payload])).toEqual([
      [
        'product:71053',
        '2010-12-01T08:27:00.000Z',
        expect.objectContaining({ title: 'WHITE METAL LANTERN' }),
      ],
      ['price:71053', '2010-12-01T08:27:00.000Z', { product: '71053', price: 3.39, currency: 'GBP' }],
      [
        'product:85123A',
        '2010-12-01T08:26:00.000Z',
        expect.objectContaining({ title: 'WHITE HANGING HEART' }),
      ],
      ['price:85123A', '2010-12-01T08:26:00.000Z', { product: '85123A', price: 2.55, currency: 'GBP' }],
      [
        'product:85123a',
        '2011-01-02T08:26:00.000Z',
        expect.objectContaining({ product: '85123A', title: 'HEART' }),
      ],
      ['price:85123a', '2011-01-02T08:26:00.000Z', { product: '85123A', price: 2.95, currency: 'GBP' }],
    ]);
  });

  it('knows customers by the country of their last invoice', async () => {
    const { events } = await collect(importRun(connector, files, ['customers']));
    const customers = events.map(({ payload }) => payload);
    expect(customers).toContainEqual({ customer: 'c-17850', country: 'France' });
    expect(customers).toHaveLength(2);
  });
});

const data = resolve(__dirname, '../../../../shared/data/online-retail/online-retail.csv.gz');
const real = existsSync(data) ? describe : describe.skip;

real('online-retail: the real file (../shared/data/online-retail)', () => {
  it('accounts for each of its 541,909 lines', async () => {
    const counts = await tally(importRun(connector, [data], ['invoices']));
    expect(counts).toEqual({
      records: 541_909,
      carried: 536_462,
      events: { 'order.placed': 19_773, 'order.returned': 3_422 },
      rejects: {
        'no product: postage': 1_256,
        'no product: postage of the web shop': 710,
        'no product: carriage': 144,
        'no product: a manual entry': 572,
        'no product: a discount': 77,
        'no product: samples': 63,
        'no product: bank charges': 37,
        'no product: a marketplace fee': 34,
        'no product: a gift voucher': 34,
        'no product: a charity commission': 16,
        'no product: a cushion pad allowance': 4,
        'an accounting adjustment, not an invoice': 3,
        'a stock adjustment: negative quantity on an invoice that is no return': 1_336,
        'unit price is 0: given away, or an adjustment': 1_161,
      },
      skipped: {},
    });
  }, 120_000);
});
