import type { InsightFigures } from '../src/operations/insights.js';
import { askedOf, bucketsOf, inputOf, problemOf } from '../src/insights/asked.js';
import { comparedIn, trendsIn } from '../src/insights/measures.js';

const NOW = Date.parse('2026-11-27T15:00:00.000Z');
const figures = (key: string, given: Partial<InsightFigures> = {}): InsightFigures => ({
  key,
  name: key,
  withheld: false,
  decisions: 1,
  offers: 2,
  shown: 2,
  clicks: 1,
  orders: 1,
  attributedOrders: 1,
  ctr: 0.5,
  conversion: 1,
  attachRate: 1,
  emptyRate: 0,
  personalisedShare: 1,
  coverage: null,
  earned: [],
  ...given,
});

describe('what the address of the insights asks', () => {
  it('is the last four weeks by placement where nothing is said, whole days of UTC', () => {
    const asked = askedOf({}, NOW);
    expect(asked).toMatchObject({ from: '2026-10-31', to: '2026-11-27', grain: 'day', by: 'placement' });
    expect(inputOf(asked)).toEqual({
      from: '2026-10-31T00:00:00.000Z',
      to: '2026-11-28T00:00:00.000Z',
      by: 'placement',
      placement: null,
      segment: null,
      path: null,
      attribution: 'last',
      window: 7,
      grain: 'day',
    });
  });

  it('is what is said, and as usual where that means nothing', () => {
    const asked = askedOf(
      {
        from: '2026-02-30x',
        to: '2026-03-01',
        by: 'colour',
        window: '30',
        path: 'brand',
        segment: ['a', 'b'],
      },
      NOW,
    );
    expect(asked).toMatchObject({ from: '2026-02-02', to: '2026-03-01', by: 'placement', window: 30 });
    expect(asked).toMatchObject({ path: 'brand', segment: null });
  });

  it('is no period that ends before it begins, or that is too long', () => {
    expect(problemOf({ from: '2026-01-02', to: '2026-01-01' })).toMatch('ends before it begins');
    expect(problemOf({ from: '2025-01-01', to: '2026-02-05' })).toMatch('401 days');
    expect(problemOf({ from: '2026-01-01', to: '2026-01-01' })).toBeNull();
  });
});

describe('figures through time', () => {
  const days = askedOf({ from: '2026-11-01', to: '2026-11-03' }, NOW);

  it('have every day: nought where nothing happened, nothing where they are withheld', () => {
    const buckets = bucketsOf([figures('2026-11-02'), figures('2026-11-03', { withheld: true })], days);
    expect(buckets.map(({ day, figures: one }) => [day, one?.offers])).toEqual([
      ['2026-11-01', 0],
      ['2026-11-02', 2],
      ['2026-11-03', undefined],
    ]);
  });

  it('have every week from its Monday on', () => {
    const weeks = { ...days, grain: 'week' as const, to: '2026-11-10' };
    const buckets = bucketsOf([figures('2026-10-26')], weeks);
    expect(buckets.map(({ day }) => day)).toEqual(['2026-10-26', '2026-11-02', '2026-11-09']);
    expect(buckets[0]?.figures?.offers).toBe(2);
  });

  it('have money of each currency by itself', () => {
    const earned = { orders: 2, attributedOrders: 1, orderValueWith: 20, orderValueWithout: 5 };
    const bought = figures('2026-11-01', {
      earned: [{ ...earned, currency: 'EUR', revenue: 25, attributedRevenue: 15 }],
    });
    const [bucket] = bucketsOf([bought], days);
    const revenue = trendsIn(['EUR', 'USD']).filter(({ title }) => title.startsWith('Revenue'));
    expect(revenue.map(({ title }) => title)).toEqual(['Revenue, EUR', 'Revenue, USD']);
    expect(
      revenue.map(({ measures }) => measures.map(({ value }) => (bucket === undefined ? 0 : value(bucket)))),
    ).toEqual([
      [15, 10],
      [null, null],
    ]);
    const compared = comparedIn(['EUR']).find(({ id }) => id === 'orderValue-EUR');
    expect(compared?.value(bought)).toBe(20);
  });
});
