import { CustomerId, type Epoch, EpochId, ProductId, type Situation } from '@wherefore/contracts';
import { anchorIds, anchorsOf, termsOf } from '@wherefore/evidence';

const epoch: Epoch = {
  id: EpochId.parse('e1'),
  at: '2026-01-01T00:00:00.000Z',
  until: '2026-01-01T00:00:00.000Z',
  bias: -5,
  coefficients: {
    'own-repeats': 1,
    complements: 2,
    related: 0,
    category: 1,
    brand: 1,
    segment: 1,
    substitutes: 1,
    upgrades: 1,
    accessories: 1,
    'add-ons': 1,
  },
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
    const anchors = anchorsOf(situation, epoch);
    expect(anchors.find(({ kind }) => kind === 'purchased')?.weight).toBeCloseTo(0.5);
    expect(anchors.find(({ kind }) => kind === 'viewed')?.weight).toBeCloseTo(0.5);
    expect(anchors.find(({ kind }) => kind === 'everyone')).toMatchObject({ id: 'everyone', weight: 1 });
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
    expect(anchorsOf({ ...situation, behaviour }, epoch)[0]?.weight).toBe(1);
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
    expect(anchorIds('own-repeats', anchors)).toEqual(['tent']);
    expect(anchorIds('segment', anchors)).toEqual(['everyone']);
  });
});
