import {
  sourceNamed,
  SOURCES,
  WEBHOOK_REFUSALS,
  type WebhookRefusal,
  type WebhookRequest,
} from '@wherefore/connectors';
import fc from 'fast-check';
import { FIXTURES, SOURCE_FIXTURES } from './fixtures/all.js';
import { json, NOW, type SourceFixture } from './source-fixture.js';

type Change = (request: WebhookRequest, fixture: SourceFixture) => WebhookRequest;
interface Row {
  readonly what: string;
  readonly change: Change;
  readonly expected: 'accepted' | WebhookRefusal;
  readonly secret?: 'current' | 'previous' | 'foreign';
  readonly configured?: readonly ('current' | 'previous' | 'foreign')[];
}

const withHeader = (
  request: WebhookRequest,
  name: string,
  value: string | readonly string[] | undefined,
): WebhookRequest => ({
  ...request,
  headers: { ...request.headers, [name]: value },
});

/** Changes the signature's text, leaving what may stand before it (`v1,`). */
const signature =
  (change: (base64: string) => string): Change =>
  (request, { signatureHeader: name }) => {
    const [, scheme = '', base64 = ''] = /^(v1,)?(.*)$/.exec(String(request.headers[name])) ?? [];
    return withHeader(request, name, `${scheme}${change(base64)}`);
  };

const bytes =
  (change: (body: Buffer) => Buffer): Change =>
  (request) => ({ ...request, body: change(request.body) });

const same: Change = (request) => request;
const BOM = Buffer.from('\uFEFF');
const hex = (base64: string) => Buffer.from(base64, 'base64').toString('hex');

const MATRIX: readonly Row[] = [
  { what: 'good', change: same, expected: 'accepted' },
  {
    what: 'one bit of the body flipped',
    change: bytes((body) => Buffer.from(body.map((byte, at) => (at === 9 ? byte ^ 1 : byte)))),
    expected: 'bad-signature',
  },
  {
    what: 'the body written anew',
    change: bytes((body) => Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1))),
    expected: 'bad-signature',
  },
  {
    what: 'a byte order mark put before it',
    change: bytes((body) => Buffer.concat([BOM, body])),
    expected: 'bad-signature',
  },
  { what: 'an empty body', change: bytes(() => Buffer.alloc(0)), expected: 'bad-signature' },
  {
    what: 'no signature',
    change: (r, f) => withHeader(r, f.signatureHeader, undefined),
    expected: 'missing-signature',
  },
  {
    what: 'an empty signature',
    change: (r, f) => withHeader(r, f.signatureHeader, ''),
    expected: 'missing-signature',
  },
  {
    what: 'the header as a list',
    change: (r, f) => withHeader(r, f.signatureHeader, [String(r.headers[f.signatureHeader])]),
    expected: 'repeated-header',
  },
  { what: 'another secret', change: same, secret: 'foreign', expected: 'bad-signature' },
  { what: 'the old secret, after it has gone', change: same, secret: 'previous', expected: 'bad-signature' },
  {
    what: 'the old secret, while both hold',
    change: same,
    secret: 'previous',
    configured: ['current', 'previous'],
    expected: 'accepted',
  },
  {
    what: 'the new secret, while both hold',
    change: same,
    configured: ['previous', 'current'],
    expected: 'accepted',
  },
  { what: 'no secret at all', change: same, configured: [], expected: 'no-usable-secret' },
  { what: 'hex', change: signature(hex), expected: 'malformed-signature' },
  {
    what: 'upper case hex',
    change: signature((text) => hex(text).toUpperCase()),
    expected: 'malformed-signature',
  },
  {
    what: 'base64url',
    change: signature((text) => text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')),
    expected: 'malformed-signature',
  },
  {
    what: 'no padding',
    change: signature((text) => text.replaceAll('=', '')),
    expected: 'malformed-signature',
  },
  {
    what: 'a signature cut short',
    change: signature((text) => text.slice(0, 20)),
    expected: 'malformed-signature',
  },
  { what: 'something after it', change: signature((text) => `${text}\n`), expected: 'malformed-signature' },
  {
    what: 'the signature twice, joined',
    change: signature((text) => `${text}, ${text}`),
    expected: 'malformed-signature',
  },
  { what: 'upper case', change: signature((text) => text.toUpperCase()), expected: 'bad-signature' },
  {
    what: 'other unused bits in its last letter',
    // The last letter carries two bits that mean nothing: the bytes stay the same, the text does not.
    change: signature((text) => `${text.slice(0, 42)}${nextLetter(text.charAt(42))}=`),
    expected: 'bad-signature',
  },
];

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const nextLetter = (letter: string) => ALPHABET.charAt(ALPHABET.indexOf(letter) + 1);

const firstOf = ({ deliveries }: SourceFixture) => {
  const [delivery] = Object.values(deliveries);
  if (delivery === undefined) throw new Error('a fixture needs a delivery');
  return delivery;
};

function judge(fixture: SourceFixture, row: Row, skewSeconds = 0): string {
  const { connector, secrets } = fixture;
  const { topic, body } = firstOf(fixture);
  const signed = fixture.sign({ body: json(body), secret: secrets[row.secret ?? 'current'], at: NOW, topic });
  const verdict = connector.webhook.verify(row.change(signed, fixture), {
    secrets: (row.configured ?? ['current']).map((name) => secrets[name]),
    now: new Date(NOW.getTime() + skewSeconds * 1000),
  });
  return verdict.ok ? 'accepted' : verdict.refusal;
}

it('every source is held to the matrix', () => {
  const fixtures = SOURCE_FIXTURES.map(({ connector }) => connector.name);
  expect(fixtures.sort()).toEqual(SOURCES.map(({ name }) => name).sort());
});

describe.each(FIXTURES.map((fixture) => ({ name: fixture.connector.name, fixture })))(
  '$name',
  ({ fixture }) => {
    it.each(MATRIX)('$what: $expected', (row) => {
      expect(judge(fixture, row)).toBe(row.expected);
    });

    const good = { what: 'good', change: same, expected: 'accepted' } as const;
    const { window } = fixture;
    const skews: [number, string][] =
      window === null
        ? [-86_400, 86_400].map((seconds) => [seconds, 'accepted'])
        : [
            [-600, 'from-the-future'],
            [-window.future - 1, 'from-the-future'],
            [-window.future, 'accepted'],
            [-299, 'accepted'],
            [0, 'accepted'],
            [299, 'accepted'],
            [window.past, 'accepted'],
            [window.past + 1, 'too-old'],
            [window.past + 600, 'too-old'],
          ];
    it.each(skews)('our clock %d seconds ahead: %s', (seconds, expected) => {
      expect(judge(fixture, good, seconds)).toBe(expected);
    });

    const { timestampHeader } = fixture;
    if (timestampHeader !== null) {
      it.each<[string, string | readonly string[] | undefined, string]>([
        ['is missing', undefined, 'missing-timestamp'],
        ['is a list', ['1', '2'], 'repeated-header'],
        ['is another', '1762084801', 'bad-signature'],
        ['is no time', 'NaN', 'bad-signature'],
      ])('its time %s', (_what, value, expected) => {
        expect(
          judge(fixture, { ...good, change: (request) => withHeader(request, timestampHeader, value) }),
        ).toBe(expected);
      });
    }

    it('is read with a byte order mark that was signed', () => {
      const { topic, body } = firstOf(fixture);
      const signed = {
        body: Buffer.concat([BOM, json(body)]),
        secret: fixture.secrets.current,
        at: NOW,
        topic,
      };
      const verdict = fixture.connector.webhook.verify(fixture.sign(signed), {
        secrets: [fixture.secrets.current],
        now: NOW,
      });
      if (!verdict.ok || verdict.value.kind !== 'delivery') throw new Error('refused');
      const { events, rejects } = fixture.connector.webhook.toEvents(verdict.value, {
        ...fixture.context,
        receivedAt: NOW,
      });
      expect(rejects).toEqual([]);
      expect(events.map(({ type }) => type)).toEqual(firstOf(fixture).events);
    });

    it('gives a refusal of the list for any request, and never throws', () => {
      const { topic, body } = firstOf(fixture);
      const names = Object.keys(
        fixture.sign({ body: json(body), secret: fixture.secrets.current, at: NOW, topic }).headers,
      );
      const value = fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.array(fc.string(), { maxLength: 2 }),
        fc.constant(undefined),
      );
      fc.assert(
        fc.property(
          fc.dictionary(fc.constantFrom(...names), value),
          fc.uint8Array({ maxLength: 40 }),
          (headers, raw) => {
            const request = {
              method: 'POST',
              url: 'https://feeds.example/',
              headers,
              body: Buffer.from(raw),
            };
            const verdict = fixture.connector.webhook.verify(request, {
              secrets: [fixture.secrets.current],
              now: NOW,
            });
            expect(verdict.ok ? 'accepted' : WEBHOOK_REFUSALS).toContain(
              verdict.ok ? 'accepted' : verdict.refusal,
            );
            expect(verdict.ok).toBe(false);
          },
        ),
        { numRuns: 100 },
      );
    });
  },
);

describe('a HubSpot signature', () => {
  const fixture = SOURCE_FIXTURES.find(({ connector }) => connector.name === 'hubspot') as SourceFixture;
  it.each<[string, Change]>([
    ['another method', (request) => ({ ...request, method: 'PUT' })],
    [
      'another host',
      (request) => ({ ...request, url: request.url.replace('feeds.example', 'evil.example') }),
    ],
    ['another query', (request) => ({ ...request, url: `${request.url}&more=1` })],
  ])('covers %s', (_what, change) => {
    expect(judge(fixture, { what: '', change, expected: 'bad-signature' })).toBe('bad-signature');
  });
});

it('sourceNamed finds every source, and no other', () => {
  expect(SOURCES.map(({ name }) => sourceNamed(name))).toEqual(SOURCES);
  expect(sourceNamed('sap')).toBeUndefined();
});
