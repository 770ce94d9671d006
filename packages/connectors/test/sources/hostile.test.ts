import { Event } from '@wherefore/contracts';
import type { SourceOutcome } from '@wherefore/connectors';
import fc from 'fast-check';
import { changedAt, pathsOf } from './change-json.js';
import { deliver, firstDelivery } from './deliver.js';
import { FIXTURES } from './fixtures/all.js';
import { json, NOW, type SourceFixture } from './source-fixture.js';

const PLACE = '"a place to be taken by text"';

/** JSON that a careless reader trips over, as text: most of it cannot be written by `JSON.stringify`. */
const TROUBLE = fc.oneof(
  fc.constantFrom(
    '1e400',
    '-1e400',
    '-0',
    '9007199254740993',
    '1e-320',
    '"\\ud800"',
    '"\\udc00\\ud800 x"',
    '"\\u0000"',
    '"\\u202e"',
    '"NaN"',
    '"0x10"',
    '"1e400"',
    '"99999-12-31T00:00:00Z"',
    '"2026-02-30T25:61:00Z"',
    '{"__proto__": {"polluted": true}}',
    '{"constructor": {"prototype": {"polluted": true}}}',
    '{"toString": 1, "valueOf": 2}',
    '[]',
    '[null]',
    '{}',
    'null',
    'true',
    '""',
    '" "',
    '"__proto__"',
    '"constructor"',
  ),
  fc.constant(`"${'x'.repeat(70_000)}"`),
  fc.constant(`${'['.repeat(80)}${']'.repeat(80)}`),
  fc.json({ maxDepth: 5 }),
);

describe.each(FIXTURES.map((fixture) => ({ name: fixture.connector.name, fixture })))(
  '$name, whatever comes,',
  ({ fixture }) => {
    const bodies = Object.values(fixture.deliveries).filter(({ body }) => typeof body === 'object');

    it('reads a delivery with any of its fields spoilt, and never throws', () => {
      const places = bodies.flatMap((delivery) => pathsOf(delivery.body).map((path) => ({ delivery, path })));
      fc.assert(
        fc.property(fc.constantFrom(...places), TROUBLE, ({ delivery, path }, trouble) => {
          const spoilt = changedAt(delivery.body, path, JSON.parse(PLACE));
          const body = JSON.stringify(spoilt).replace(PLACE, () => trouble);
          expectSound(deliver(fixture, { ...delivery, body }).outcome);
        }),
        { numRuns: 400 },
      );
    });

    it('reads any bytes and any JSON, and never throws', () => {
      const { delivery } = deliver(fixture, firstDelivery(fixture));
      const context = { ...fixture.context, receivedAt: NOW };
      const topics = Object.values(fixture.deliveries).map(({ topic }) => topic);
      const topic = fc.oneof(fc.constantFrom(...topics), fc.string({ unit: 'binary', maxLength: 80 }));
      const bytes = fc.oneof(
        fc.uint8Array({ maxLength: 200 }).map((raw) => Buffer.from(raw)),
        TROUBLE.map(json),
        TROUBLE.map((one) => json(`[${one},${one}]`)),
      );
      fc.assert(
        fc.property(topic, bytes, (asked, body) => {
          expectSound(fixture.connector.webhook.toEvents({ ...delivery, topic: asked, body }, context));
        }),
        { numRuns: 300 },
      );
    });

    it('reads any record that is polled, and never throws', () => {
      const { polling } = fixture.connector;
      if (polling === null) return;
      const context = { ...fixture.context, receivedAt: NOW };
      const record = fc.oneof(
        fc.anything({ withBigInt: false, withNullPrototype: true, maxDepth: 3 }),
        spoiltRecord(fixture),
      );
      fc.assert(
        fc.property(
          fc.constantFrom(...polling.kinds, 'nonsense'),
          fc.array(record, { maxLength: 3 }),
          (kind, records) => {
            expectSound(polling.toEvents(kind, records, context));
            for (const one of records) expect(['string', 'undefined']).toContain(typeof polling.idOf(one));
          },
        ),
        { numRuns: 300 },
      );
    });

    it('takes any reply for a page or says what is wrong with it', () => {
      const { polling } = fixture.connector;
      if (polling === null) return;
      const reply = fc.record({
        status: fc.constant(200),
        headers: fc.dictionary(
          fc.constantFrom('content-type', 'link', 'x-wp-total', 'x-wp-totalpages', 'sforce-locator'),
          fc.oneof(
            fc.constantFrom('application/json', 'text/csv', '7', 'null', '<x>; rel="next"'),
            fc.string(),
          ),
        ),
        body: fc.oneof(
          TROUBLE.map(json),
          fc.uint8Array({ maxLength: 60 }).map((raw) => Buffer.from(raw)),
        ),
      });
      const calls = polling.kinds.flatMap((kind) => [
        polling.changes(kind, null),
        polling.changes(kind, '2026-11-01T00:00:00.000Z'),
        polling.records(kind, ['1', "x' OR 1=1"]),
        polling.listing(kind) ?? [],
      ]);
      fc.assert(
        fc.property(fc.constantFrom(...calls.flat()), reply, (call, answer) => {
          const page = polling.readPage(answer, call);
          if ('fault' in page) expect(page.fault).toMatch(/\w/);
          else if (page.next !== null) expect(page.next.path).toMatch(/^\//);
        }),
        { numRuns: 300 },
      );
    });
  },
);

const spoiltRecord = ({ twice }: SourceFixture) => {
  const records = twice.flatMap(({ record }) => pathsOf(record).map((path) => ({ record, path })));
  if (records.length === 0) return fc.constant(null);
  return fc
    .tuple(fc.constantFrom(...records), TROUBLE)
    .map(([{ record, path }, trouble]) => changedAt(record, path, JSON.parse(trouble)));
};

/** Every event keeps the contract, every reject says why, and nothing of ours has been tampered with. */
function expectSound({ events, rejects, skipped, refetch }: SourceOutcome): void {
  expect(events.map((event) => Event.parse(event))).toEqual(events);
  for (const { reason, position } of rejects) expect(reason !== '' && position !== '').toBe(true);
  for (const { reason } of rejects) expect(reason.length).toBeLessThan(500);
  for (const { reason } of skipped) expect(reason.length).toBeLessThan(200);
  for (const { kind, id } of refetch) expect(kind !== '' && id !== '').toBe(true);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
}
