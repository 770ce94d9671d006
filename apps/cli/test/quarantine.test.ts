import type { HeldRecord } from '@wherefore/engine';
import { assertIdsOrAll, assertMeant } from '../src/commands/quarantine-changes.js';
import { editableText, withoutComments } from '../src/print/editable-record.js';

const held = (original: string): HeldRecord => ({
  id: 'q',
  source: 'shop',
  position: 'orders.csv:3',
  reason: 'quantity: is missing',
  count: 1,
  firstSeen: '2026-11-01T00:00:00Z',
  lastSeen: '2026-11-01T00:00:00Z',
  state: 'held',
  original,
  encoding: 'text',
  bytes: original.length,
  sha256: null,
  cut: false,
  history: [],
});

describe('what is opened to mend a record', () => {
  it.each([
    '{"id":"1","payload":{}}',
    '{"source":"shop","type":"order.place"}',
    '{"id":"1","payload":{"order":"1"}',
  ])('is the record where it was meant as an event: %s', (original) =>
    expect(editableText(held(original))).toBe(original),
  );

  it.each(['4711,,3\n# no comment of ours', '{"id":820982911946154508,"line_items":[]}'])(
    'is an event to fill in, and what came beside it: %s',
    (original) => {
      const text = editableText(held(original));
      expect(text).toContain(`# ${original.split('\n')[0]}`);
      expect(text).toContain('Save a whole event');
      expect(JSON.parse(withoutComments(text))).toMatchObject({ source: 'shop', payload: {} });
    },
  );
});

describe('discarding', () => {
  it('takes everything only where that is meant', () => {
    expect(() => assertMeant({ all: true })).toThrow(/--yes/);
    for (const meant of [{}, { all: true, yes: true }, { all: true, source: 'crm' }] as const)
      expect(() => assertMeant(meant)).not.toThrow();
  });

  it('says how to say why where a filter was given with ids', () => {
    expect(() => assertIdsOrAll(['q'], { reason: 'of no use' })).toThrow(/--why/);
    expect(() => assertIdsOrAll([], {})).toThrow(/Give ids/);
    expect(() => assertIdsOrAll(['q'], {})).not.toThrow();
    expect(() => assertIdsOrAll([], { all: true })).not.toThrow();
  });
});
