import { connectorNamed, type FileConnector, planReadings } from '@wherefore/connectors';
import { FIXTURES } from './fixtures.js';
import { collect, folderOf, importRun } from './import-run.js';

const connector = connectorNamed('events') as FileConnector;

describe('events', () => {
  const files = folderOf(FIXTURES['events'] ?? {});

  it('reads events whole and flat, cells by the contract, order lines in rows of their own', async () => {
    const { events } = await collect(importRun(connector, files));
    const found = new Map<string, object>(events.map((event) => [event.id, event]));
    expect([...found.keys()].sort()).toEqual(['e1', 'e2', 'o1', 'o2', 'r1', 'u1', 'u2']);
    expect(found.get('e1')).toMatchObject({ source: 'web', occurredAt: '2025-01-02T01:04:05.000Z' });
    expect(found.get('e2')).toMatchObject({ source: 'events', payload: { product: 'p1', quantity: 4 } });
    expect(found.get('u1')).toMatchObject({
      version: 3,
      payload: {
        title: 'Tea, green',
        price: 4.5,
        categories: ['drinks', 'hot'],
        attributes: { organic: true },
        active: true,
      },
    });
    expect(found.get('u2')).toMatchObject({
      payload: { title: '4711', categories: ['drinks'], active: false },
    });
    expect(found.get('o1')).toMatchObject({
      payload: {
        order: '1001',
        customer: 'ann',
        lines: [
          { product: 'p1', quantity: 2, amount: 9 },
          { product: 'p2', quantity: 1, amount: 4.5 },
        ],
      },
    });
    expect(found.get('r1')).toMatchObject({ payload: { return: 'R1', order: '1001' } });
  });

  it('refuses what breaks the contract, naming the field', async () => {
    const { rejects } = await collect(importRun(connector, files));
    const reasons = new Map(rejects.map(({ position, reason }) => [position, reason]));
    expect([...reasons.keys()].sort()).toEqual([
      'feed.jsonl:3',
      'feed.jsonl:4',
      'feed.jsonl:5',
      'order.placed.csv:5',
      'order.placed.csv:6',
      'product.upserted.csv:4',
      'product.upserted.csv:5',
    ]);
    expect(reasons.get('feed.jsonl:3')).toBe('unknown type of event: product.exploded');
    expect(reasons.get('feed.jsonl:4')).toMatch(/^occurredAt: /);
    expect(reasons.get('order.placed.csv:5')).toMatch(/^payload\.lines\.0\.quantity: /);
    expect(reasons.get('order.placed.csv:6')).toBe('repeats the id of another event');
    expect(reasons.get('product.upserted.csv:4')).toMatch(/^payload\.price: /);
    expect(reasons.get('product.upserted.csv:5')).toMatch(/^version: /);
  });

  it('leaves alone what it does not know', () => {
    const plan = planReadings(connector, [
      'in/readme.md',
      'in/order.placed.csv.gz',
      'in/b.jsonl',
      'in/a.jsonl',
    ]);
    expect(plan.unused).toEqual(['in/readme.md']);
    expect(plan.missing).toEqual([]);
    expect(plan.readings.map(({ table, files: own }) => [table.table, own])).toEqual([
      ['order.placed', ['in/order.placed.csv.gz']],
      ['events', ['in/a.jsonl']],
      ['events', ['in/b.jsonl']],
    ]);
  });
});
