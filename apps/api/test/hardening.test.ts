import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import type { InjectOptions } from 'fastify';
import { type OpenApi, openApi } from './support/open-api.js';
import { bearer, tokenFor } from './support/tokens.js';

// What graphql-cop asks of a server, request by request, and the ways around the check for foreign pages.
let api: OpenApi;
beforeAll(async () => {
  api = await openApi({ WHEREFORE_ENV: 'production' });
}, SERVER_START_TIMEOUT_MS);
afterAll(() => api.close());

const JSON_TYPE = { 'content-type': 'application/json' };

async function send(options: InjectOptions) {
  const reply = await api.app.inject({ url: '/graphql', method: 'POST', ...options });
  return { status: reply.statusCode, body: reply.body, headers: reply.headers };
}

const post = (payload: object, headers: Record<string, string> = bearer(tokenFor('admin'))) =>
  send({ payload, headers: { ...JSON_TYPE, ...headers } });
const times = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

describe('requests that cost much', () => {
  it.each([
    ['101 aliases', `{ ${times(101, (n) => `alias${n}: __typename`)} }`],
    ['500 times the same field', `{ ${times(501, () => '__typename')} }`],
    ['ten directives on one field', `{ __typename ${times(10, () => '@include(if: true)')} }`],
    ['unknown directives', `{ __typename ${times(10, (n) => `@aa${n}`)} }`],
    ['a circle through the schema', `{ __schema { types { fields { type { fields { name } } } } } }`],
  ])('%s are refused before anything is answered', async (_, query) => {
    const { status, body } = await post({ query });
    expect(status).toBe(400);
    expect(JSON.parse(body)).not.toHaveProperty('data');
  });

  it('many operations in one request are refused', async () => {
    const { status } = await send({
      payload: Array.from({ length: 10 }, () => ({ query: '{ __typename }' })),
      headers: { ...JSON_TYPE, ...bearer(tokenFor('admin')) },
    });
    expect(status).toBe(400);
  });
});

describe('what the schema is', () => {
  it.each(['{ __schema { queryType { name } } }', '{ __type(name: "Query") { name } }'])(
    '%s is not told',
    async (query) => {
      const { status, body } = await post({ query });
      expect(status).toBe(400);
      expect(body).toContain('INTROSPECTION_DISABLED');
    },
  );

  it('no name is suggested to those who nearly know it', async () => {
    for (const query of [
      '{ offer }',
      '{ product(ident: "a") { titel } }',
      '{ offers(input: { custmer: "a" }) { id } }',
    ]) {
      const { status, body } = await post({ query });
      expect(status).toBe(400);
      expect(body).not.toContain('Did you mean');
    }
  });

  it('nothing is told about names to those who may only send what is known', async () => {
    const answers = await Promise.all(
      ['{ offers { id } }', '{ nowhere }'].map((query) => post({ query }, bearer(tokenFor('storefront')))),
    );
    expect(answers[0]).toMatchObject({ status: answers[1]?.status, body: answers[1]?.body });
    expect(answers[0]?.body).toContain('FORBIDDEN');
  });

  it('there is no explorer and no trace', async () => {
    for (const url of ['/graphiql', '/graphiql.html']) {
      const page = await send({ method: 'GET', url, headers: { accept: 'text/html' } });
      expect(page.body).toContain('<title>');
      expect(page.body.toLowerCase()).not.toContain('graphiql');
    }
    const { body } = await post({ query: '{ __typename }' }, { 'apollo-tracing': '1' });
    expect(body).not.toMatch(/tracing|stacktrace/);
  });
});

describe('pages of others', () => {
  const query = '{ __typename }';
  const asUrl = `/graphql?query=${encodeURIComponent(query)}`;
  it.each<[string, InjectOptions]>([
    ['GET', { method: 'GET', url: asUrl }],
    ['GET with a strange type', { method: 'GET', url: asUrl, headers: { 'content-type': 'message/http' } }],
    ['a mutation by GET', { method: 'GET', url: '/graphql?query=mutation%7B__typename%7D' }],
    [
      'a form',
      { payload: `query=${query}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    ['plain text', { payload: JSON.stringify({ query }), headers: { 'content-type': 'text/plain' } }],
    ['several parts', { payload: 'x', headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
    ['an unknown charset', { payload: '{}', headers: { 'content-type': 'application/json; charset=utf-7' } }],
  ])('%s is refused', async (_, options) => {
    const { status, body } = await send(options);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).not.toContain('"data"');
  });
});

it('errors name a code and a sentence, never where they came from', async () => {
  for (const payload of [{ query: '{' }, { query: 7 }, { nothing: true }, { query: '{ nowhere }' }]) {
    const { status, body } = await post(payload);
    expect(status).toBe(400);
    expect(body).not.toMatch(/stacktrace|exception|node_modules|at Object\./);
  }
});
