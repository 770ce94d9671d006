import { Event, stampOf } from '@wherefore/contracts';

const viewed = (change: object, payload: object = { product: 'p' }) => ({
  id: 'e1',
  source: 'web',
  type: 'product.viewed',
  occurredAt: '2026-10-01T02:00:00+02:00',
  payload,
  ...change,
});

describe('Event', () => {
  it('puts times into UTC and drops fields it does not know', () => {
    const event = Event.parse({ ...viewed({ colour: 'red' }), payload: { product: ' p ', extra: 1 } });
    expect(event).toEqual({ ...viewed({ occurredAt: '2026-10-01T00:00:00.000Z' }) });
  });

  it.each([
    ['an unknown type', viewed({ type: 'product.eaten' })],
    ['a year beyond 9999', viewed({ occurredAt: '+010000-01-01T00:00:00Z' })],
    ['half a surrogate pair in an id', viewed({ id: 'x\ud800' })],
    ['half a surrogate pair in a product', viewed({}, { product: 'p\udfff' })],
    ['a control character', viewed({}, { product: 'a\u0000b' })],
    ['an id of 201 characters', viewed({ id: 'x'.repeat(201) })],
    ['no product', viewed({}, {})],
    ['a source with capitals', viewed({ source: 'Web' })],
  ])('refuses %s', (_, value) => {
    expect(Event.safeParse(value).success).toBe(false);
  });

  it('keeps whole surrogate pairs', () => {
    expect(Event.safeParse(viewed({}, { product: '🏕️' })).success).toBe(true);
  });
});

describe('stampOf', () => {
  const at = (occurredAt: string, version?: number, source = 'a') =>
    stampOf({ id: 'e', source, occurredAt, ...(version === undefined ? {} : { version }) });

  it('ranks by version, then by time, then by id and source', () => {
    const [jan, feb] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'];
    expect(at(jan, 2) > at(feb, 1)).toBe(true);
    expect(at(feb) > at(jan)).toBe(true);
    expect(at(jan, 10) > at(jan, 9)).toBe(true);
    expect(at(jan, 1, 'b') > at(jan, 1, 'a')).toBe(true);
  });
});
