import {
  CustomerId,
  type Epoch,
  EpochId,
  EVIDENCE_SOURCES,
  ProductId,
  type Situation,
  type WeightingMix,
} from '@wherefore/contracts';
import { anchorIds, anchorsFor, anchorsOf, termsOf } from '@wherefore/evidence';

const epoch: Epoch = {
  id: EpochId.parse('e1'),
  at: '2026-01-01T00:00:00.000Z',
  until: '2026-01-01T00:00:00.000Z',
  bias: -5,
  coefficients: Object.fromEntries(
    EVIDENCE_SOURCES.map((source) => [source, source === 'related' ? 0 : source === 'complements' ? 2 : 1]),
  ) as Epoch['coefficients'],
  anchorWeights: {
    viewing: 4,
    cart: 3,
    recent: 2,
    carted: 2,
    subscribed: 1,
    purchased: 1,
    viewed: 0.5,
    segment: 0.3,
    everyone: 1,
  },
  halfLifeDays: 60,
};
const situation: Situation = {
  at: '2026-03-02T00:00:00.000Z',
  marketing: {},
  locale: null,
  country: null,
  region: null,
  birthYear: null,
  attributes: {},
  tickets: [],
  returns: [],
  rejections: [],
  store: null,
  exposures: [],
  now: '2026-03-02T00:00:00.000Z',
  customer: CustomerId.parse('c1'),
  known: true,
  consent: true,
  segments: [],
  subscriptions: [],
  behaviour: [
    {
      type: 'PURCHASED',
      product: ProductId.parse('tent'),
      title: 'Tent',
      properties: { count: 1, lastAt: '2026-01-01T00:00:00.000Z' },
    },
    {
      type: 'VIEWED',
      product: ProductId.parse('tent'),
      title: 'Tent',
      properties: { count: 1, lastAt: '2026-03-02T00:00:00.000Z' },
    },
  ],
  viewing: null,
  cart: [],
  recentlyViewed: [],
};

describe('anchorsOf', () => {
  it('halves a purchase after the half-life, and leaves what is now at full weight', () => {
    const known = anchorsOf(situation, epoch);
    const anchors = anchorsFor('complements', known, { epoch });
    expect(anchors.find(({ kind }) => kind === 'purchased')?.weight).toBeCloseTo(0.5);
    expect(anchors.find(({ kind }) => kind === 'viewed')?.weight).toBeCloseTo(0.5);
    expect(anchorsFor('segment', known, { epoch })).toMatchObject([{ id: 'everyone', weight: 1 }]);
  });

  it('counts what is happening now once: in the cart, not also as viewed', () => {
    const kinds = anchorsOf({ ...situation, cart: [ProductId.parse('tent')] }, epoch).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['cart', 'everyone', 'purchased']);
  });

  it('never weighs the future', () => {
    const behaviour = [
      {
        type: 'PURCHASED' as const,
        product: ProductId.parse('tent'),
        title: null,
        properties: { lastAt: '2027-01-01T00:00:00.000Z' },
      },
    ];
    const anchors = anchorsOf({ ...situation, behaviour }, epoch);
    expect(anchorsFor('complements', anchors, { epoch })[0]?.weight).toBe(1);
  });
});

describe('anchorsFor', () => {
  const at = (day: number) => Date.parse('2026-03-02T00:00:00.000Z') - day * 86_400_000;
  const bought = (product: string, days: readonly number[]) => ({
    type: 'PURCHASED' as const,
    product: ProductId.parse(product),
    title: null,
    properties: { count: days.length, lastAt: new Date(at(days[0] ?? 0)).toISOString() },
    times: days.map(at),
  });
  const weekly: Situation = {
    ...situation,
    behaviour: [bought('milk', [7, 14, 21]), bought('tea', [14]), bought('tent', [21])],
    occasions: [7, 14, 21].map(at),
  };
  const weightsOf = (source: 'related' | 'own-habit' | 'own-repeats', mix: WeightingMix, gap = Infinity) =>
    Object.fromEntries(
      anchorsFor(source, anchorsOf(weekly, epoch), {
        epoch: { ...epoch, weightings: { [source]: mix } },
        gapOf: () => gap,
      }).map(({ id, weight }) => [id, weight]),
    );

  it('weighs each source in its own way, by the occasions since', () => {
    expect(weightsOf('related', { quick: 1 })).toEqual({ milk: 1, tea: 0.5, tent: 0.25 });
    expect(weightsOf('related', { before: 1 })).toEqual({ tea: 1 });
    expect(weightsOf('own-habit', { share: 1 })).toEqual({ milk: 1, tea: 1 / 3, tent: 1 / 3 });
  });

  it('mixes weightings by their parts', () => {
    const { tea } = weightsOf('related', { always: 0.25, quick: 0.75 });
    expect(tea).toBeCloseTo(0.25 + 0.75 * 0.5, 12);
  });

  it("knows by a customer's own gap that something is due, else by the product's", () => {
    expect(weightsOf('own-repeats', { due: 1 }, 14)).toEqual({ milk: 1, tea: 1 });
    expect(weightsOf('own-repeats', { due: 1 })).toEqual({ milk: 1 });
  });

  it('does not count an order that is gone, but still the occasion', () => {
    const [milk, tea] = weekly.behaviour;
    const without = { ...weekly, behaviour: [milk, tea].flatMap((one) => (one === undefined ? [] : [one])) };
    const mix = { epoch: { ...epoch, weightings: { related: { quick: 1 } } } };
    const [first, second] = anchorsFor('related', anchorsOf(without, epoch), mix);
    expect([first?.weight, second?.weight]).toEqual([1, 0.5]);
  });
});

describe('termsOf', () => {
  it('makes a term per anchor and row, and none where the coefficient is 0', () => {
    const anchors = anchorsOf(situation, epoch);
    const row = { anchor: 'tent', candidate: ProductId.parse('pegs'), strength: 0.4, via: null, facts: [] };
    const terms = termsOf(
      [
        { source: 'complements', rows: [row] },
        { source: 'related', rows: [row] },
      ],
      anchors,
      epoch,
    ).get(ProductId.parse('pegs'));
    expect(terms?.map(({ source, anchor, value }) => [source, anchor.kind, value])).toEqual([
      ['complements', 'purchased', expect.closeTo(0.4)],
      ['complements', 'viewed', expect.closeTo(0.4)],
    ]);
  });

  it('asks a source only with the anchors it may start from', () => {
    const anchors = anchorsOf(situation, epoch);
    expect(anchorIds('own-repeats', anchors, epoch)).toEqual(['tent']);
    expect(anchorIds('segment', anchors, epoch)).toEqual(['everyone']);
  });
});
