import { factOf, labelFacts, provenanceOf } from '../src/format/facts.js';
import { money, percent, plain, signed } from '../src/format/numbers.js';
import type { PathRelationship } from '../src/operations/offer-model.js';

const purchased: PathRelationship = {
  type: 'PURCHASED',
  from: 0,
  to: 1,
  source: 'orders',
  epoch: null,
  at: '2026-09-14T10:00:00Z',
  properties: [
    { name: 'firstAt', value: '2025-11-02T08:00:00Z' },
    { name: 'lastAt', value: '2026-09-14T10:00:00Z' },
    { name: 'count', value: '3' },
    { name: 'spend', value: '24.5' },
  ],
};

describe('facts in words', () => {
  it('puts the two most telling facts on a label', () => {
    expect(labelFacts(purchased)).toBe('count 3 \u00b7 last Sep 2026');
  });

  it('writes days, numbers and names for people', () => {
    expect(purchased.properties.map(factOf)).toEqual([
      'first Nov 2, 2025',
      'last Sep 14, 2026',
      'count 3',
      'spend 24.5',
    ]);
    expect(factOf({ name: 'medianGapDays', value: '41.23456' })).toBe('median gap days 41.2');
    expect(factOf({ name: 'plan', value: 'team' })).toBe('plan team');
  });

  it('says where a relationship comes from', () => {
    expect(provenanceOf(purchased)).toBe('from orders \u00b7 Sep 14, 2026');
    expect(provenanceOf({ ...purchased, source: null, at: null })).toBe('');
  });
});

describe('numbers in words', () => {
  it('uses a true minus sign and never shows a contribution as nothing', () => {
    expect([signed(1.239), signed(-3.08), signed(0.0029), plain(-2.414)]).toEqual([
      '+1.24',
      '\u22123.08',
      '+0.0029',
      '\u22122.41',
    ]);
  });

  it('is precise near the ends of a probability', () => {
    expect([0.0021, 0.082, 0.43, 0.99983].map(percent)).toEqual([
      '0.21\u00a0%',
      '8.2\u00a0%',
      '43\u00a0%',
      '99.98\u00a0%',
    ]);
  });

  it('has a price or a dash', () => {
    expect([money({ amount: 24.5, currency: 'EUR' }), money(null)]).toEqual(['\u20ac24.50', '\u2013']);
  });
});
