import { Event, FeedContract } from '@wherefore/contracts';
import { compileContract, diffContracts, driftBetween, judgeBatch, unusual } from '@wherefore/governance';

const contract = (events: object, more: object = {}) =>
  FeedContract.parse({ feed: 'shop', owner: 'shop team', events, ...more });

const product = (id: string, payload: object = {}) =>
  Event.parse({
    id,
    source: 'shop',
    type: 'product.upserted',
    occurredAt: '2026-11-01T00:00:00Z',
    payload: { product: id, title: 'A thing', price: 10, currency: 'EUR', ...payload },
  });

const judge = (checks: object[], events: Event[], known: Record<string, string[]> = {}) =>
  judgeBatch(
    compileContract(contract({ 'product.upserted': { checks } })),
    { events, unusable: 0 },
    new Map(Object.entries(known).map(([kind, ids]) => [kind, new Set(ids)])),
  );
const reasons = (verdict: ReturnType<typeof judge>) =>
  verdict.bad.map(({ event, reason }) => [event.id, reason]);

describe('judging a batch', () => {
  it('asks for fields and their types', () => {
    const events = {
      'product.upserted': { fields: { price: { type: 'text' }, brand: { type: 'text', required: true } } },
    };
    const verdict = judgeBatch(
      compileContract(contract(events)),
      { events: [product('a'), product('b', { brand: 'x' })], unusable: 0 },
      new Map(),
    );
    expect(reasons(verdict)).toEqual([
      ['a', 'payload.price is a number, not a text'],
      ['b', 'payload.price is a number, not a text'],
    ]);
    expect(Object.fromEntries(verdict.failures)).toEqual({
      'product.upserted price': 2,
      'product.upserted brand': 1,
    });
  });

  it.each([
    [{ field: 'price', min: 11 }, 'payload.price is 10, below 11'],
    [{ field: 'price', max: 9 }, 'payload.price is 10, above 9'],
    [{ field: 'currency', oneOf: ['USD'] }, 'payload.currency is "EUR", which is not allowed'],
    [{ field: 'categories', known: 'category' }, 'payload.categories is "c9": no such category is known'],
  ])('checks %j', (check, reason) => {
    const verdict = judge([check], [product('a', { categories: ['c1', 'c9'] })], { category: ['c1'] });
    expect(reasons(verdict)).toEqual([['a', reason]]);
  });

  it('lets the first of two with the same value through', () => {
    const verdict = judge([{ field: 'title', unique: true }], [product('a'), product('b')]);
    expect(verdict.good.map(({ id }) => id)).toEqual(['a']);
    expect(reasons(verdict)[0]?.[0]).toBe('b');
  });

  it('counts warnings, and holds all for one finding of that severity', () => {
    const warned = judge([{ field: 'price', max: 9, severity: 'warn' }], [product('a')]);
    expect([warned.good.length, warned.failures.size, warned.hold]).toEqual([1, 1, null]);
    const held = judge(
      [{ field: 'price', max: 9, severity: 'hold' }],
      [product('b', { price: 1 }), product('a')],
    );
    expect(held.hold).toBe('event a: payload.price is 10, above 9');
  });

  it('holds a batch of which too large a share fails', () => {
    const events = { 'product.upserted': { checks: [{ field: 'price', max: 9 }] } };
    const compiled = compileContract(contract(events, { holdAbove: 0.5 }));
    const batch = (bad: number, unusable = 0) => ({
      events: Array.from({ length: 10 - unusable }, (_, n) => product(`p${n}`, { price: n < bad ? 10 : 5 })),
      unusable,
    });
    expect(judgeBatch(compiled, batch(5), new Map()).hold).toBeNull();
    expect(judgeBatch(compiled, batch(6), new Map()).hold).toContain('6 of 10 records fail');
    expect(judgeBatch(compiled, batch(2, 3), new Map()).hold).toBeNull();
    expect(judgeBatch(compiled, batch(2, 4), new Map()).hold).toContain('6 of 10 records fail');
    expect(judgeBatch(compiled, batch(0, 9), new Map()).hold).toBe(
      '9 of 10 records fail: they are no events',
    );
  });

  it('costs little: a hundred thousand records in well under a second', () => {
    const checks = [
      { field: 'price', min: 0, max: 1e6 },
      { field: 'currency', oneOf: ['EUR', 'USD'] },
    ];
    const compiled = compileContract(contract({ 'product.upserted': { checks } }));
    const events = Array.from({ length: 100_000 }, (_, n) => product(`p${n % 100}`));
    const before = process.cpuUsage();
    expect(judgeBatch(compiled, { events, unusable: 0 }, new Map()).good).toHaveLength(100_000);
    const { user } = process.cpuUsage(before);
    expect(user / 1_000).toBeLessThan(1_000);
  });
});

describe('a new version of a contract', () => {
  const of = (event: object) => contract({ 'product.upserted': event });
  const texts = (before: object, after: object) =>
    diffContracts(of(before), of(after)).map(({ breaking, text }) => `${breaking ? '!' : ' '} ${text}`);

  it.each([
    [{ fields: { price: { type: 'number' } } }, {}, '! - product.upserted price: removed'],
    [{}, { fields: { price: { type: 'number' } } }, '  + product.upserted price: new, number'],
    [
      {},
      { fields: { price: { type: 'number', required: true } } },
      '! + product.upserted price: new and required, number',
    ],
    [
      { fields: { price: { type: 'number' } } },
      { fields: { price: { type: 'text' } } },
      '! ~ product.upserted price: number -> text',
    ],
    [
      { checks: [{ field: 'price', min: 0 }] },
      { checks: [{ field: 'price', min: 1 }] },
      '! ~ product.upserted price range: 0 to any, quarantine -> 1 to any, quarantine',
    ],
    [
      { checks: [{ field: 'price', min: 1 }] },
      { checks: [{ field: 'price', min: 0 }] },
      '  ~ product.upserted price range: 1 to any, quarantine -> 0 to any, quarantine',
    ],
    [
      { checks: [{ field: 'currency', oneOf: ['EUR', 'USD'] }] },
      { checks: [{ field: 'currency', oneOf: ['EUR'] }] },
      '! ~ product.upserted currency values: EUR | USD, quarantine -> EUR, quarantine',
    ],
    [
      { checks: [{ field: 'price', min: 1, severity: 'warn' }] },
      { checks: [{ field: 'price', min: 1 }] },
      '! ~ product.upserted price range: 1 to any, warn -> 1 to any, quarantine',
    ],
    [
      { checks: [{ field: 'price', min: 1 }] },
      { checks: [{ field: 'price', min: 1, severity: 'hold' }] },
      '! ~ product.upserted price range: 1 to any, quarantine -> 1 to any, hold',
    ],
    [
      {
        checks: [
          { field: 'price', min: 1 },
          { field: 'price', max: 9 },
        ],
      },
      {
        checks: [
          { field: 'price', min: 2 },
          { field: 'price', max: 9 },
        ],
      },
      '! ~ product.upserted price range: 1 to any, quarantine -> 2 to any, quarantine',
    ],
    [
      {
        checks: [
          { field: 'price', min: 2, severity: 'warn' },
          { field: 'price', min: 1 },
        ],
      },
      {
        checks: [
          { field: 'price', min: 1 },
          { field: 'price', min: 3, severity: 'warn' },
        ],
      },
      '  ~ product.upserted price range: 2 to any, warn -> 3 to any, warn',
    ],
    [{ severity: 'warn' }, {}, '! ~ product.upserted fields: warn -> quarantine'],
    [{ severity: 'hold' }, {}, '  ~ product.upserted fields: hold -> quarantine'],
  ])('%j to %j', (before, after, text) => {
    expect(texts(before, after)).toEqual([text]);
  });

  it('tells what is unusual from now on', () => {
    const changes = diffContracts(contract({}), contract({}, { nullRate: 0.5, volume: { deviations: 9 } }));
    expect(changes.map(({ text }) => text)).toEqual([
      '~ volume: 6 deviations after 5 figures -> 9 deviations after 5 figures',
      '~ null rate: 0.2 -> 0.5',
    ]);
  });

  it('says nothing where nothing changes, and breaks where a type of event goes', () => {
    expect(texts({}, {})).toEqual([]);
    expect(diffContracts(of({}), contract({}))[0]).toMatchObject({ breaking: true });
    expect(diffContracts(null, of({}))).toEqual([]);
  });
});

describe('what is unusual', () => {
  const limits = { deviations: 6, minimumHistory: 5 };

  it('is said against the median, whatever one day was like', () => {
    const history = [100, 102, 98, 101, 99, 5_000];
    expect(unusual(history, 103, limits)).toBeNull();
    expect(unusual(history, 0, limits)).toMatchObject({ usual: 100.5, found: 0 });
    expect(unusual(history, 300, limits)?.deviations).toBeGreaterThan(6);
  });

  it('is not said from too little history, nor of the noise of counts', () => {
    expect(unusual([100, 100, 100, 100], 0, limits)).toBeNull();
    expect(unusual([100, 100, 100, 100, 100], 140, limits)).toBeNull();
    expect(unusual([100, 100, 100, 100, 100], 0, limits)).not.toBeNull();
  });

  it('tells new, vanished, re-typed and emptier fields', () => {
    const profile = (records: number, fields: Record<string, number>) => ({
      records,
      fields: new Map(Object.entries(fields)),
    });
    const before = profile(100, { 'a:text': 100, 'b:number': 90, 'c:text': 50 });
    const now = profile(50, { 'a:number': 50, 'b:number': 20, 'd:list': 1 });
    expect(driftBetween(before, now, 0.2)).toEqual([
      'a: number where it was text',
      'b: in 40 % of the records, was 90 %',
      'c: vanished, was in 50 % of the records',
      'd: new, list',
    ]);
    expect(driftBetween(before, profile(10, {}), 0.2)).toEqual([]);
  });
});
