import { parseSources } from '@wherefore/config';

const environment = { NEW: 'the new secret', OLD: 'the old secret', TOKEN: 'shpat_x', EMPTY: '' };
const parse = (text: string) => parseSources(text, environment);

describe('parseSources', () => {
  it('reads a source with its secrets from the environment, and fills in defaults', () => {
    const [shop] = parse(`
sources:
  shop:
    connector: shopify
    secrets: [env:NEW, env:OLD]
    currency: EUR
    url: https://hooks.example.com/hooks/shop
    polling: { baseUrl: 'https://acme.example.com/', headers: { X-Shopify-Access-Token: env:TOKEN }, every: 90s }
`);
    expect(shop).toEqual({
      name: 'shop',
      connector: 'shopify',
      secrets: ['the new secret', 'the old secret'],
      prefix: '',
      currency: 'EUR',
      url: 'https://hooks.example.com/hooks/shop',
      webhooks: { perSecond: 500, burst: 2_000 },
      polling: {
        baseUrl: 'https://acme.example.com',
        headers: { 'X-Shopify-Access-Token': 'shpat_x' },
        every: 90,
        deletions: 21_600,
        perSecond: 2,
      },
    });
  });

  it.each([
    ['a field nobody knows', 'shop: { connector: shopify, secret: [env:NEW] }', /sources\.shop: .*"secret"/],
    [
      'a secret in the file',
      'shop: { connector: shopify, secrets: [abc] }',
      /sources\.shop\.secrets\.0: must be env:NAME/,
    ],
    [
      'a variable that is not set',
      'shop: { connector: shopify, secrets: [env:NONE] }',
      /secrets\.0: the variable NONE is not set/,
    ],
    [
      'an empty variable',
      'shop: { connector: shopify, secrets: [env:EMPTY] }',
      /the variable EMPTY is not set/,
    ],
    ['a name that no event may have', 'Shop A: { connector: shopify }', /sources\.Shop A: .*/],
    [
      'credentials in clear',
      'shop: { connector: shopify, polling: { baseUrl: http://a.example.com, headers: {} } }',
      /sources\.shop\.polling\.baseUrl: must be https/,
    ],
    [
      'an address with a path',
      'shop: { connector: shopify, polling: { baseUrl: https://a.example.com/x, headers: {} } }',
      /baseUrl: scheme and host only/,
    ],
    [
      'polling without rest',
      'shop: { connector: shopify, polling: { baseUrl: https://a.example.com, headers: {}, every: 1s } }',
      /sources\.shop\.polling\.every: at least 10s/,
    ],
  ])('refuses %s and names the field', (_, source, problem) => {
    expect(() => parse(`sources:\n  ${source}\n`)).toThrow(problem);
  });

  it('refuses the same name twice and what is not YAML', () => {
    expect(() => parse('sources:\n  a: { connector: shopify }\n  a: { connector: shopify }\n')).toThrow(
      /not YAML/,
    );
    expect(() => parse('- 1')).toThrow(/the file: /);
  });

  it('shows no secret in an error', () => {
    expect(() => parse('sources: { a: { connector: shopify, secrets: [env:NEW], currency: eur } }')).toThrow(
      /^(?!.*the new secret)[\s\S]*currency/,
    );
  });
});
