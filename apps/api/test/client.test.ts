import { createClient, type ClientOptions, type LostEvent } from '@wherefore/client';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import type { Browser, Page } from 'playwright-core';
import { inChromium, launchChromium } from './support/chromium.js';
import { openToyShop, type ToyShopApi } from './support/open-toy-shop.js';
import { serveShopPage, type ShopPage } from './support/shop-page.js';
import { bearer, tokenFor } from './support/tokens.js';

let api: ToyShopApi;
let url: string;

beforeAll(async () => {
  api = await openToyShop({ WHEREFORE_OPERATIONS: 'known', WHEREFORE_DEMO_SHOP: 'off' });
  url = api.url;
}, SERVER_START_TIMEOUT_MS);
afterAll(() => api.close());

const acceptedOf = (session: string) => api.acceptedOf(session);
const open = (more: Partial<ClientOptions> = {}) =>
  createClient({ url, token: tokenFor('storefront'), timeoutMs: 20_000, ...more });

/** A network that does to a request what the next of `faults` says, and nothing once there are none left. */
function network(...faults: ((send: () => Promise<Response>) => Promise<Response>)[]) {
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = (to, request) => {
    sent.push(String(request?.body));
    const send = () => globalThis.fetch(to, request);
    return faults.shift()?.(send) ?? send();
  };
  return { sent, fetch, faults };
}
const refused = () => Promise.reject(new TypeError('connection refused'));
const answerLost = async (send: () => Promise<Response>): Promise<Response> => {
  await send();
  throw new TypeError('connection reset');
};
const busy = () => Promise.resolve(new Response('', { status: 503, headers: { 'retry-after': '0' } }));

describe('offers', () => {
  it('come with the reason, typed, from the real API', async () => {
    const answer = await open().offers({ placement: 'product', viewing: 'shoes' });
    if (!answer.ok) throw new Error(answer.message);
    const socks = answer.offers.find(({ product }) => product.id === 'socks');
    expect(answer).toMatchObject({ stale: false, placement: 'product' });
    expect(socks?.because.headline).toMatch(/Trail shoes/);
    expect(socks?.because.firstPath?.relationships[0]?.type).toBe('COMPLEMENTS');
    expect(socks?.price).toEqual({ amount: 15, currency: 'EUR' });
  });

  it('say why, later, by the decision', async () => {
    const client = open();
    const answer = await client.offers({ placement: 'product', viewing: 'shoes' });
    if (!answer.ok || answer.id === null) throw new Error('there is no decision');
    expect(await client.why(answer.id, 'socks')).toMatchObject({ ok: true, product: { id: 'socks' } });
    expect(await client.why(answer.id, 'no such thing')).toMatchObject({ ok: false });
  });

  it('say an expected no as a value', async () => {
    expect(await open().offers({ placement: 'moon' })).toEqual({
      ok: false,
      code: 'unknown-placement',
      message: expect.stringContaining('moon'),
    });
  });

  it('of all placements of a page come in one request, and no product twice', async () => {
    const { sent, fetch } = network();
    const client = open({ fetch, visitor: { customer: 'c001' } });
    const answers = await client.page([
      { placement: 'home', first: 3 },
      { placement: 'moon' },
      { placement: 'cart', cart: ['tent'] },
    ]);
    expect(sent).toHaveLength(1);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, true]);
    const shown = answers.flatMap((one) => (one.ok ? one.offers.map(({ product }) => product.id) : []));
    expect(shown.length).toBeGreaterThan(1);
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('are asked for again after failures that pass, and not after others', async () => {
    const passing = network(refused, busy);
    expect(
      await open({ fetch: passing.fetch }).offers({ placement: 'product', viewing: 'shoes' }),
    ).toMatchObject({ ok: true });
    expect(passing.sent).toHaveLength(3);
    const lasting = network();
    const stranger = open({ fetch: lasting.fetch, token: 'not a token' });
    await expect(stranger.offers({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED', passing: false });
    expect(lasting.sent).toHaveLength(1);
  });

  it('of a moment ago stand in for those that cannot be had, until somebody else is there', async () => {
    const { fetch, faults } = network();
    const client = open({ fetch, retries: 0 });
    const request = { placement: 'product', viewing: 'shoes' };
    const fresh = await client.offers(request);
    faults.push(refused, refused, refused, refused);
    expect(await client.offers(request)).toEqual({ ...fresh, stale: true });
    await expect(client.offers({ placement: 'product', viewing: 'tent' })).rejects.toMatchObject({
      code: 'NETWORK',
    });
    await expect(client.page([request, { placement: 'home' }])).rejects.toMatchObject({ code: 'NETWORK' });
    client.identify({ customer: 'c002' });
    await expect(client.offers({ ...request, customer: null })).rejects.toMatchObject({ code: 'NETWORK' });
  });

  it('are not waited for longer than was said', async () => {
    const never: typeof fetch = (_, request) =>
      new Promise((_resolve, reject) => {
        request?.signal?.addEventListener('abort', () => reject(request.signal?.reason));
      });
    const since = Date.now();
    await expect(open({ fetch: never, timeoutMs: 150 }).offers({})).rejects.toMatchObject({
      code: 'TIMEOUT',
    });
    expect(Date.now() - since).toBeLessThan(1500);
  });
});

describe('a word on consent', () => {
  it('is durable and not yet in effect where no worker runs', async () => {
    const client = open({ visitor: { customer: 'c001' } });
    expect(await client.changeConsent({ granted: false })).toEqual({ ok: true, inEffect: false });
  });
});

describe('an order', () => {
  it('is taken from the shop’s server, and from no browser where there is no demo shop', async () => {
    const order = { type: 'ORDER', items: [{ product: 'tent', quantity: 1 }] } as const;
    const lost: string[] = [];
    const token = tokenFor('shopper', { customer: 'c001' });
    const browser = open({
      token,
      onLost: ({ reason }) => lost.push(reason),
      visitor: { session: 's-browser' },
    });
    browser.track(order);
    await expect(browser.flush()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(lost).toEqual([expect.stringContaining('storefront')]);

    const server = open({ visitor: { session: 's-server' } });
    server.track({ ...order, order: 'o-1' });
    await server.flush();
    expect(await acceptedOf('s-browser')).toEqual([]);
    expect(await acceptedOf('s-server')).toMatchObject([
      { type: 'order.placed', payload: { order: 'o-1', lines: [{ product: 'tent', amount: 200 }] } },
    ]);
    const page = await fetch(new URL('/shop/assets/shop.css', url));
    expect(page.status).toBe(404);
  });
});

describe('what is tracked', () => {
  it('is gathered into one request and becomes durable', async () => {
    const { sent, fetch } = network();
    const client = open({ fetch, gatherMs: 20, visitor: { session: 's-gathered' } });
    for (const product of ['tent', 'pegs', 'stove']) client.track({ type: 'VIEW', product });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await client.flush();
    expect(sent).toHaveLength(1);
    expect((await acceptedOf('s-gathered')).map(({ type }) => type)).toEqual(Array(3).fill('product.viewed'));
  });

  it('is sent by the same id again where the answer was lost', async () => {
    const client = open({ ...network(answerLost, busy), visitor: { session: 's-lost' } });
    client.track({ type: 'VIEW', product: 'tent' });
    await client.flush();
    const accepted = await acceptedOf('s-lost');
    expect(accepted).toHaveLength(2);
    expect(new Set(accepted.map(({ id }) => id)).size).toBe(1);
  });

  it('waits where nobody answers, and goes out when somebody does', async () => {
    const { fetch } = network(refused, refused, refused, refused);
    const client = open({ fetch, gatherMs: 60_000, visitor: { session: 's-waited' } });
    client.track({ type: 'VIEW', product: 'tent' });
    await expect(client.flush()).rejects.toMatchObject({ code: 'NETWORK' });
    expect(await acceptedOf('s-waited')).toEqual([]);
    await client.close();
    expect(await acceptedOf('s-waited')).toHaveLength(1);
  });

  it('is told of when it was not accepted', async () => {
    const lost: LostEvent[] = [];
    const client = open({ onLost: (one) => lost.push(one) });
    client.track({ type: 'VIEW', id: 'nameless' });
    await client.close();
    expect(lost).toEqual([{ id: 'nameless', reason: expect.stringContaining('product') }]);
  });

  it('goes out in requests of at most fifty', async () => {
    const { sent, fetch } = network();
    const client = open({ fetch, visitor: { session: 's-many' } });
    for (let index = 0; index < 120; index += 1) client.track({ type: 'VIEW', product: 'tent' });
    await client.close();
    expect(
      sent.map((body) => (JSON.parse(body) as { variables: { events: [] } }).variables.events.length),
    ).toEqual([50, 50, 20]);
    expect(await acceptedOf('s-many')).toHaveLength(120);
  });
});

describe('known operations', () => {
  const ask = async (role: Parameters<typeof tokenFor>[0], body: object) => {
    const reply = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...bearer(tokenFor(role)) },
    });
    return { status: reply.status, body: await reply.text() };
  };
  const unknown = { query: '{ placements { id } }' };

  it('are all that shoppers and storefronts may send, and nobody else is held to them', async () => {
    for (const role of ['shopper', 'storefront'] as const) {
      const { status, body } = await ask(role, unknown);
      expect([status, body]).toEqual([403, expect.stringContaining('FORBIDDEN')]);
    }
    for (const body of [{}, { query: 'not GraphQL {' }, { query: '' }]) {
      expect(await ask('shopper', body)).toMatchObject({ status: 403 });
    }
    const registered = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    expect(await ask('shopper', { extensions: registered })).toMatchObject({ status: 403 });
    expect(await ask('analyst', unknown)).toMatchObject({ status: 200 });
    const address = `${url}?query=${encodeURIComponent(unknown.query)}`;
    const headers = { ...bearer(tokenFor('shopper')), 'apollo-require-preflight': 'yes' };
    expect((await fetch(address, { headers })).status).toBe(403);
  });

  it('can be sent by their hash alone', async () => {
    const { sent, fetch } = network();
    const client = open({ fetch, persisted: true, visitor: { session: 's-hash' } });
    expect(await client.offers({ placement: 'product', viewing: 'shoes' })).toMatchObject({ ok: true });
    client.track({ type: 'VIEW', product: 'tent' });
    await client.close();
    expect(sent.filter((body) => body.includes('query '))).toEqual([]);
    expect(await acceptedOf('s-hash')).toHaveLength(1);
  });
});

inChromium('in Chromium (install it, or name it in CHROMIUM)', () => {
  let browser: Browser;
  let shop: ShopPage;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [shop, browser] = await Promise.all([serveShopPage(url), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await shop.close();
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    complaints = [];
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => void complaints.push(error.message));
  });
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  const visit = async (session: string, more = '') => {
    shop.sent.length = 0;
    await page.goto(`${shop.url}?session=${session}${more}`);
    await page.getByRole('link', { name: 'Trail socks' }).waitFor();
  };
  const eventually = async (session: string, type: string) => {
    for (let tried = 0; tried < 100; tried += 1) {
      const found = (await api.acceptedOf(session)).filter((one) => one.type === type);
      if (found.length > 0) return found;
      await page.waitForTimeout(50);
    }
    throw new Error(`No ${type} came: ${JSON.stringify(await api.acceptedOf(session))}`);
  };

  it('elements and hooks of a page ask in one request and show reasons', async () => {
    await visit('b-page', '&gather=1500');
    const asked = shop.sent.filter((body) => body.includes('OffersForPage'));
    expect(
      asked.map((body) => (JSON.parse(body) as { variables: { units: [] } }).variables.units.length),
    ).toEqual([4]);
    await expect(page.getByRole('region', { name: 'Goes with them' }).textContent()).resolves.toMatch(
      /Trail shoes, which you are looking at/,
    );
    const titles = await page.getByRole('link').allTextContents();
    const inHooks = await page
      .getByRole('list', { name: 'To complete it' })
      .getByRole('listitem')
      .allTextContents();
    expect(inHooks.length).toBeGreaterThan(0);
    for (const text of inHooks) expect(text).toMatch(/^[\w ]+: \w/);
    const all = [...titles, ...inHooks.map((text) => text.split(':')[0])];
    expect(new Set(all).size).toBe(all.length);
    expect(await page.locator('wherefore-offers[placement=moon]').isVisible()).toBe(false);
    expect(await page.getByRole('region').count()).toBe(2);
  });

  it('what is seen is reported once, and what is far below is not', async () => {
    await visit('b-seen');
    const shown = await eventually('b-seen', 'offer.shown');
    const named = shown.flatMap(({ payload }) => ('placement' in payload ? [payload.placement] : []));
    expect(named).toContain('product');
    expect(named).not.toContain('cart');
    await page.getByRole('list', { name: 'To complete it' }).scrollIntoViewIfNeeded();
    await page.waitForTimeout(2000);
    const all = (await api.acceptedOf('b-seen')).map(({ payload }) => JSON.stringify(payload));
    expect(all.some((one) => one.includes('"cart"'))).toBe(true);
    const products = all.flatMap((one) =>
      (JSON.parse(one) as { placement: string; products: string[] }).products.map(
        (id) => `${(JSON.parse(one) as { placement: string }).placement} ${id}`,
      ),
    );
    expect(new Set(products).size).toBe(products.length);
  });

  it('says why, by keyboard, and takes no for an answer', async () => {
    await visit('b-why');
    const why = page.getByRole('button', { name: 'Why this? Trail socks' });
    await why.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Trail socks' });
    expect(await dialog.getByRole('listitem').allTextContents()).toEqual(['Trail shoes', 'Trail socks']);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const focused = "document.activeElement.shadowRoot.activeElement.getAttribute('aria-label')";
    expect(await page.evaluate(focused)).toBe('Why this? Trail socks');
    await why.click();
    await dialog.getByRole('button', { name: 'Not for me' }).click();
    expect(await page.getByRole('link', { name: 'Trail socks' }).count()).toBe(0);
    expect(await eventually('b-why', 'offer.rejected')).toMatchObject([{ payload: { product: 'socks' } }]);
  });

  it('a click is reported though the page goes at once', async () => {
    await visit('b-click', '&gather=60000');
    await page.getByRole('link', { name: 'Trail socks' }).click();
    await page.goto('about:blank');
    expect(await eventually('b-click', 'offer.clicked')).toMatchObject([{ payload: { product: 'socks' } }]);
  });
});
