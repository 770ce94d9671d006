import { CONNECTORS, detectConnector, type FileConnector } from '@wherefore/connectors';
import { Event } from '@wherefore/contracts';
import fc from 'fast-check';
import { FIXTURES } from './fixtures.js';
import { collect, folderOf, type Handled, importRun } from './import-run.js';

/** What every connector promises, of its fixture and of any garbage. */
describe.each(CONNECTORS.map((connector) => ({ name: connector.name, connector })))(
  '$name',
  ({ name, connector }) => {
    const fixture = FIXTURES[name] ?? {};
    const files = folderOf(fixture);

    it('is recognised by its files', () => {
      expect(detectConnector(files)?.name).toBe(name);
      expect(detectConnector(['notes.txt', 'unknown.csv'])).toBeUndefined();
    });

    it('makes events that keep the contract, each id once, the same every time', async () => {
      const { events } = await collect(importRun(connector, files));
      expect(events.length).toBeGreaterThan(3);
      expect(events.map((event) => Event.parse(event))).toEqual(events);
      expect(new Set(events.map(({ id, source }) => `${source}:${id}`)).size).toBe(events.length);
      expect((await collect(importRun(connector, files))).events).toEqual(events);
    });

    it('accounts for every record', async () => {
      let seen = 0;
      for await (const handled of importRun(connector, files)) {
        expectAccounted(handled);
        seen += handled.records.length;
      }
      expect(seen).toBeGreaterThan(5);
    });

    it('rejects garbage with a reason and never throws', () => {
      const columns = [
        ...new Set(Object.values(fixture).flatMap((text) => text.split('\n')[0]?.split(',') ?? [])),
      ];
      fc.assert(
        fc.property(fc.array(garbage(columns), { minLength: 1, maxLength: 6 }), (records) => {
          for (const table of connector.tables)
            expectAccounted({
              table: table.table,
              again: table.again === true,
              records,
              outcome: table.toEvents(records),
            });
        }),
        { numRuns: 150 },
      );
    });

    it('says what an unreadable record suffered from', () => {
      const broken = { position: 'x:7', fields: null, original: 'raw', error: 'is not JSON' };
      for (const table of connector.tables) {
        const expected =
          table.again === true ? [] : [{ position: 'x:7', reason: 'is not JSON', original: 'raw' }];
        expect(table.toEvents([broken])).toEqual({ events: [], rejects: expected, skipped: [] });
      }
    });
  },
);

describe.each(CONNECTORS.filter(({ name }) => name !== 'events'))('$name', (connector: FileConnector) => {
  const files = folderOf(FIXTURES[connector.name] ?? {});

  it('spells out no customer in an event id, for ids go to the log', async () => {
    const { events } = await collect(importRun(connector, files));
    const named = events.filter(({ payload }) => 'customer' in payload && payload.customer !== undefined);
    expect(named.length).toBeGreaterThan(0);
    for (const { id } of events) expect(id).not.toMatch(/hh-90|c-17850/);
  });
});

function expectAccounted({ table, again, records, outcome }: Handled): void {
  const skipped = outcome.skipped.reduce((sum, { count }) => sum + count, 0);
  const lost = outcome.rejects.length + skipped;
  const known = new Set(records.map(({ position }) => position));
  expect(outcome.rejects.filter(({ position, reason }) => !known.has(position) || reason === '')).toEqual([]);
  expect(new Set(outcome.rejects.map(({ position }) => position)).size).toBe(outcome.rejects.length);
  if (again) expect({ table, lost }).toEqual({ table, lost: 0 });
  else if (outcome.events.length === 0) expect({ table, lost }).toEqual({ table, lost: records.length });
  else expect(lost).toBeLessThan(records.length);
}

let made = 0;

function garbage(columns: readonly string[]) {
  const value = fc.oneof(
    fc.anything(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '1',
      '-1',
      '0',
      '1e999',
      'NaN',
      '2017-01-01',
      '2017-13-45 99:99',
      ' ',
      'x'.repeat(600),
      'C1',
      '71053',
    ),
  );
  const fields = fc.dictionary(fc.constantFrom(...columns, '__proto__', 'payload'), value, {
    noNullPrototype: true,
  });
  return fc.oneof(
    fields.map((row) => ({ position: `g:${made++}`, fields: row, original: 'garbage' })),
    fc
      .constant(null)
      .map(() => ({ position: `g:${made++}`, fields: null, original: '', error: 'unreadable' })),
  );
}
