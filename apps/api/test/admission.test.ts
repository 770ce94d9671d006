import { once } from 'node:events';
import { connect } from 'node:net';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { type OpenApi, openApi } from './support/open-api.js';
import { bearer, tokenFor } from './support/tokens.js';

const OFFERS = '{ offers(input: { placement: "home" }) { ... on OfferList { id } } }';
const RULES = '{ placements { id } }';
const MOST = 4;
const RATE = 20;

let api: OpenApi;
let address: string;
beforeAll(async () => {
  api = await openApi({
    WHEREFORE_REQUESTS_AT_ONCE: String(MOST),
    WHEREFORE_PERSON_RATE: String(RATE),
    WHEREFORE_ENV: 'development',
  });
  address = await api.app.listen({ port: 0, host: '127.0.0.1' });
}, SERVER_START_TIMEOUT_MS);
afterAll(() => api.close());

type Role = Parameters<typeof tokenFor>[0];
/** Begins at once, which a request that is injected does only when it is waited for. */
const post = async (query: string, role: Role) =>
  api.app.inject({ method: 'POST', url: '/graphql', payload: { query }, headers: bearer(tokenFor(role)) });
const codeOf = (reply: { json(): unknown }): string | undefined =>
  (reply.json() as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;

/** As many requests as there is room for, each waiting for a Redis that does not answer, while `work` is done. */
async function whileFull<T>(places: number, work: () => Promise<T>): Promise<T> {
  api.redis.pause();
  const waiting = Array.from({ length: places }, () => post(OFFERS, 'storefront'));
  try {
    return await work();
  } finally {
    api.redis.resume();
    await Promise.all(waiting);
    await untilOffers();
  }
}

/** Redis is found back a moment after it goes on. */
async function untilOffers(): Promise<void> {
  while (codeOf(await post(OFFERS, 'storefront')) !== undefined)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('when there are more than can be worked on at once', () => {
  it('the rest is refused at once, before it is understood, and told when to come back', async () => {
    const refused = await whileFull(MOST, () => post('not even a query', 'storefront'));
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('1');
    expect(codeOf(refused)).toBe('UNAVAILABLE');
    expect((await api.app.inject('/metrics')).body).toMatch(
      /wherefore_refused_requests_total\{why="overload"\} 1\n/,
    );
  });

  it('tools of people make room for shoppers first', async () => {
    const [tool, shopper] = await whileFull(2, async () => {
      const asked = post(RULES, 'merchandiser');
      const answered = await asked;
      return [answered, post(OFFERS, 'shopper')] as const;
    });
    expect([tool.statusCode, codeOf(tool), tool.headers['retry-after']]).toEqual([503, 'UNAVAILABLE', '1']);
    expect((await shopper).statusCode).toBe(200);
  });

  it('is let in again as soon as there is room, also after clients hung up', async () => {
    const hangUp = new AbortController();
    api.redis.pause();
    const waiting = Array.from({ length: MOST }, () =>
      fetch(`${address}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query: OFFERS }),
        headers: { ...bearer(tokenFor('storefront')), 'content-type': 'application/json' },
        signal: hangUp.signal,
      }),
    );
    const ended = Promise.allSettled(waiting);
    const full = async (): Promise<boolean> =>
      (await post('{ __typename }', 'storefront')).statusCode === 503;
    while (!(await full())) await new Promise((resolve) => setTimeout(resolve, 5));
    hangUp.abort();
    await ended;
    while (await full()) await new Promise((resolve) => setTimeout(resolve, 5));
    api.redis.resume();
    await untilOffers();
    for (let n = 0; n < MOST * 3; n += 1) expect((await post(OFFERS, 'storefront')).statusCode).toBe(200);
  });

  it('clients that send slowly take no room', async () => {
    const { port } = new URL(address);
    const slow = Array.from({ length: MOST * 2 }, () => connect(Number(port), '127.0.0.1'));
    for (const socket of slow)
      socket.write(
        `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"query"`,
      );
    await Promise.all(slow.map((socket) => once(socket, 'connect')));
    expect((await post(OFFERS, 'storefront')).statusCode).toBe(200);
    for (const socket of slow) socket.destroy();
  });

  it('other pages go on being served', async () => {
    const live = await whileFull(MOST, () => api.app.inject('/livez'));
    expect(live.statusCode).toBe(200);
  });
});

describe('who asks too often', () => {
  const ask = async (role: Role, times: number) => {
    const replies = [];
    for (let n = 0; n < times; n += 1) replies.push(await post('{ __typename }', role));
    return replies;
  };

  it('is told when to come back; nobody else notices', async () => {
    const replies = await ask('analyst', RATE * 20);
    const refused = replies.find(({ statusCode }) => statusCode === 429);
    expect(refused && [codeOf(refused), Number(refused.headers['retry-after']) > 0]).toEqual([
      'RATE_LIMITED',
      true,
    ]);
    expect(replies.slice(0, RATE).every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect((await post('{ __typename }', 'merchandiser')).statusCode).toBe(200);
  });

  it('may be a shop’s own server, which speaks for everybody', async () => {
    const replies = await ask('storefront', RATE * 5);
    expect(replies.every(({ statusCode }) => statusCode === 200)).toBe(true);
  });
});
