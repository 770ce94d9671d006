import type { SourceOutcome } from '@wherefore/connectors';
import { Event } from '@wherefore/contracts';
import { changedAt, withMoreFields } from './change-json.js';
import { deliver, firstDelivery, recorded } from './deliver.js';
import { FIXTURES } from './fixtures/all.js';
import { json, NOW, type RecordedDelivery, type SourceFixture } from './source-fixture.js';

const ids = ({ events }: SourceOutcome) => events.map(({ id, source, type }) => ({ id, source, type }));
const LATER = new Date(NOW.getTime() + 3_600_000);

describe.each(FIXTURES.map((fixture) => ({ name: fixture.connector.name, fixture })))(
  'what $name delivers',
  ({ fixture }) => {
    const deliveries = Object.entries(fixture.deliveries);

    it.each(deliveries)('%s becomes what it should', (_name, expected) => {
      const { outcome } = deliver(fixture, expected);
      expect(told(outcome)).toEqual({
        events: expected.events,
        refetch: expected.refetch ?? [],
        resync: expected.resync ?? [],
        duties: expected.duties ?? [],
        skipped: expected.skipped ?? 0,
        rejects: expected.reject === undefined ? [] : [expect.stringContaining(expected.reject)],
      });
      expect(outcome.events.map((event) => Event.parse(event))).toEqual(outcome.events);
      expect(new Set(outcome.events.map(({ source }) => source))).toEqual(
        new Set(outcome.events.length === 0 ? [] : [fixture.context.source]),
      );
    });

    it.each(deliveries)('%s, sent again, is the same delivery with the same events', (_name, expected) => {
      const first = deliver(fixture, expected);
      const again = deliver(fixture, expected, { at: LATER, signedAt: signedAgain(fixture) });
      expect(again.delivery.key).toBe(first.delivery.key);
      expect(first.delivery.key.length).toBeLessThanOrEqual(200);
      expect(ids(again.outcome)).toEqual(ids(first.outcome));
      expect(told(again.outcome)).toEqual(told(first.outcome));
    });

    it.each(deliveries.filter(([, { exact }]) => exact !== true))(
      '%s may have fields that nobody knew of',
      (_name, expected) => {
        const more = { ...expected, body: withMoreFields(bodyOf(expected)) };
        const [plain, tolerant] = [deliver(fixture, expected).outcome, deliver(fixture, more).outcome];
        expect(ids(tolerant)).toEqual(ids(plain));
        expect(told(tolerant)).toEqual(told(plain));
      },
    );

    it.each(fixture.required)('is rejected without %s, in words', (path) => {
      const first = firstDelivery(fixture);
      const { outcome } = deliver(fixture, { ...first, body: changedAt(bodyOf(first), path, undefined) });
      expect(outcome.events).toEqual([]);
      const [reject, ...others] = outcome.rejects;
      expect(others).toEqual([]);
      expect(reject?.reason).toMatch(/^(not|neither|unknown) .*\b(expected|is|invalid|option)\b/i);
      expect(reject?.original.length).toBeGreaterThan(2);
    });

    it('says the same by webhook and when it is polled', () => {
      const { polling } = fixture.connector;
      for (const pair of fixture.twice) {
        const context = { ...fixture.context, receivedAt: LATER };
        const read = polling?.toEvents(pair.kind, [pair.record], context);
        const once = (event: Event) => [event.id, event.version, event.occurredAt, event.payload];
        const told = deliver(fixture, recorded(fixture, pair.delivery)).outcome;
        expect(told.events.length).toBeGreaterThan(0);
        expect({ pair: pair.delivery, events: read?.events.map(once) }).toEqual({
          pair: pair.delivery,
          events: told.events.map(once),
        });
      }
    });

    it.each([
      ['nothing', ''],
      ['no JSON', 'id=1&name=x'],
      ['half a body', 'half'],
      ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
      ['a body nested a hundred thousand deep', '['.repeat(100_000) + ']'.repeat(100_000)],
    ])('rejects %s, keeping the bytes', (_what, text) => {
      const first = firstDelivery(fixture);
      const good = json(first.body);
      const body = text === 'half' ? good.subarray(0, good.length / 2) : Buffer.from(text);
      const { connector, context } = fixture;
      const { delivery } = deliver(fixture, first);
      const { rejects, events } = connector.webhook.toEvents(
        { ...delivery, body },
        { ...context, receivedAt: NOW },
      );
      expect(events).toEqual([]);
      expect(rejects).toEqual([
        expect.objectContaining({
          reason: expect.stringMatching(
            /^the body is (not JSON|not UTF-8|nested deeper than 100 levels)$/,
          ) as string,
          original: body.toString('latin1'),
        }),
      ]);
    });
  },
);

function told(outcome: SourceOutcome) {
  return {
    events: outcome.events.map(({ type }) => type),
    refetch: outcome.refetch.map(({ kind, id }) => `${kind} ${id}`),
    resync: outcome.resync.map(({ kind, since }) => `${kind} ${since}`),
    duties: outcome.duties.map(({ duty, customer }) => `${duty} ${customer}`),
    skipped: outcome.skipped.reduce((sum, { count }) => sum + count, 0),
    rejects: outcome.rejects.map(({ reason }) => reason),
  };
}

/** Where a signature is good for minutes, it was made anew. */
const signedAgain = ({ window }: SourceFixture) => (window === null || window.past > 3600 ? NOW : LATER);

const bodyOf = ({ body }: RecordedDelivery): unknown => JSON.parse(json(body).toString());
