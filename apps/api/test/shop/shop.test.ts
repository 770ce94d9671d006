import { randomUUID } from 'node:crypto';
import { createClient, type TrackInput } from '@wherefore/client';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import type { Browser, Page } from 'playwright-core';
import { inChromium, launchChromium } from '../support/chromium.js';
import type { Shoppers } from '@wherefore/seeds';
import { runVisits } from '../../../cli/src/simulate/run-visits.js';
import type { VisitTruth } from '../../../cli/src/simulate/visit-truth.js';
import { accessProblems, keepVisits } from '../support/open-console.js';
import { openToyShop, type ToyShopApi } from '../support/open-toy-shop.js';
import { bearer, tokenFor } from '../support/tokens.js';

const FRIEND = 'https://shop.example';
/** One of the demo users; this shop's history knows nothing of them. */
const CUSTOMER = 'c00002';
let shop: ToyShopApi;

beforeAll(async () => {
  shop = await openToyShop({ WHEREFORE_ALLOWED_ORIGINS: `${FRIEND}, http://localhost:5174` });
  await shop.work();
  await shop.postEvents(
    JSON.stringify([
      event('customer.upserted', { customer: CUSTOMER, locale: 'en' }),
      event('order.placed', {
        order: 'before',
        customer: CUSTOMER,
        currency: 'EUR',
        lines: [{ product: 'tent', quantity: 1, amount: 200 }],
      }),
    ]),
  );
  await settled();
}, SERVER_START_TIMEOUT_MS * 2);
afterAll(() => shop.close());

const event = (type: string, payload: object) => ({
  id: randomUUID(),
  source: 'test',
  type,
  occurredAt: '2026-10-02T10:00:00.000Z',
  payload,
});
/** Everything that was accepted so far has taken effect. */
async function settled(): Promise<void> {
  for (;;) {
    const { waiting, active } = await shop.queue.counts();
    if (waiting + active === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const asked = async (query: string, token: string) => {
  const reply = await shop.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query },
    headers: bearer(token),
  });
  return reply.json<{ data?: Record<string, unknown>; errors?: { extensions: { code: string } }[] }>();
};
const codeOf = ({ errors }: Awaited<ReturnType<typeof asked>>) => errors?.[0]?.extensions.code ?? 'answered';
/** What a customer spent on each product, by the graph. */
const spentBy = async (customer: string): Promise<Record<string, number>> => {
  await settled();
  const query = `{ customer(id: "${customer}") { purchases(first: 50) { nodes { product { id } spend } } } }`;
  const { data } = (await shop.ask(query)) as {
    data: { customer: { purchases: { nodes: { product: { id: string }; spend: number }[] } } };
  };
  return Object.fromEntries(data.customer.purchases.nodes.map(({ product, spend }) => [product.id, spend]));
};

describe('consent', () => {
  const token = tokenFor('shopper', { customer: CUSTOMER });
  const client = () =>
    createClient({ url: shop.url, token, visitor: { customer: CUSTOMER }, timeoutMs: 15_000 });

  it('is kept by the very next offers, and can be given again', async () => {
    const mine = client();
    const before = await mine.offers({ placement: 'home' });
    expect(before).toMatchObject({ ok: true, personalised: true });
    expect(await mine.consent()).toBe(true);

    expect(await mine.changeConsent({ granted: false })).toEqual({ ok: true, inEffect: true });
    const without = await mine.offers({ placement: 'home' });
    expect(without).toMatchObject({ ok: true, personalised: false });
    expect(JSON.stringify(without)).not.toContain('Tent"');
    expect(await mine.consent()).toBe(false);

    expect(await mine.changeConsent({ granted: true })).toEqual({ ok: true, inEffect: true });
    expect(await mine.offers({ placement: 'home' })).toMatchObject({ ok: true, personalised: true });
    await mine.close();
  });

  it('says what is wrong with a word that cannot be taken', async () => {
    const mine = client();
    expect(
      await mine.changeConsent({ purpose: 'MARKETING', channel: 'pigeon', granted: true }),
    ).toMatchObject({ ok: false, code: 'invalid-consent', message: expect.stringContaining('channel') });
    expect(await createClient({ url: shop.url }).changeConsent({ granted: true })).toMatchObject({
      ok: false,
      code: 'missing-context',
    });
    await mine.close();
  });

  const change = (customer: string) =>
    `mutation { changeConsent(customer: "${customer}", purpose: MARKETING, granted: false) { __typename } }`;
  it.each([
    { who: 'a customer for themselves', as: token, customer: CUSTOMER, code: 'answered' },
    { who: 'no customer for another', as: token, customer: 'c001', code: 'FORBIDDEN' },
    { who: 'no stranger', as: tokenFor('shopper'), customer: CUSTOMER, code: 'FORBIDDEN' },
    { who: 'the shop’s server for anybody', as: tokenFor('storefront'), customer: 'c001', code: 'answered' },
    { who: 'no analyst', as: tokenFor('analyst'), customer: CUSTOMER, code: 'FORBIDDEN' },
    { who: 'no merchandiser', as: tokenFor('merchandiser'), customer: CUSTOMER, code: 'FORBIDDEN' },
  ])('is for $who', async ({ as, customer, code }) => {
    expect(codeOf(await asked(change(customer), as))).toBe(code);
    expect(codeOf(await asked(`{ consent(customer: "${customer}") { personalisation } }`, as))).toBe(code);
  });
});

describe('an order', () => {
  const placing = (order: string, more = '', customer = 'c003') =>
    `mutation { track(events: [{ type: ORDER, order: "${order}", customer: "${customer}",
      items: [{ product: "lamp", quantity: 2 ${more} }, { product: "tent", quantity: 1 }] }]) { accepted quarantined { reason } } }`;

  it('of a browser costs what the shop asks for, whatever the browser says', async () => {
    const token = tokenFor('shopper', { customer: 'c003' });
    const before = await spentBy('c003');
    expect((await asked(placing('mine', 'amount: 0.01'), token)).data).toEqual({
      track: { accepted: 1, quarantined: [] },
    });
    expect(await spentBy('c003')).toEqual({ ...before, lamp: 60, tent: 200 });
  });

  it('of a browser is never taken for one of the shop, nor changes it', async () => {
    const before = await spentBy('c000');
    expect(before).not.toHaveProperty('lamp');
    await asked(placing('o0-0', '', 'c009'), tokenFor('shopper', { customer: 'c009' }));
    expect(await spentBy('c000')).toEqual(before);
  });

  it('of the shop’s own server costs what it says', async () => {
    await asked(placing('ours', 'amount: 44.5', 'c015'), tokenFor('storefront'));
    expect(await spentBy('c015')).toMatchObject({ lamp: 44.5, tent: 200 });
  });
});

describe('simulated shoppers', () => {
  it('pay in the graph what their truth says', async () => {
    const intention = (product: string, price: number) => ({ product, price, probability: 0.5 });
    const shoppers: Shoppers = {
      visit: (number) => ({
        number,
        customer: `sim${number % 2}`,
        treated: number % 4 < 2,
        intentions: [intention('tent', 200), intention('pegs', 10)],
        bought: new Set(number % 3 === 0 ? ['tent'] : []),
      }),
      appealOf: (_, product) => (product === 'pegs' ? 'complement' : 'other'),
      isWon: (_, product) => product === 'pegs',
    };
    const truths: VisitTruth[] = [];
    const client = createClient({ url: shop.url, token: tokenFor('storefront'), timeoutMs: 15_000 });
    const result = await runVisits(client, shoppers, {
      rate: 40,
      forMs: 300,
      run: 'run',
      signal: AbortSignal.timeout(30_000),
      onVisit: (truth) => truths.push(truth),
      onProgress: () => undefined,
    });
    await client.close();

    expect(result).toMatchObject({ failed: 0, visits: truths.length });
    expect(truths.length).toBeGreaterThanOrEqual(8);
    expect(truths.filter(({ arm }) => arm === 'holdout').flatMap(({ offers }) => offers)).toEqual([]);
    expect(truths.flatMap(({ offers }) => offers.filter(({ won }) => won)).length).toBeGreaterThan(0);
    const spent = await Promise.all(['sim0', 'sim1'].map(spentBy));
    const paid = spent.flatMap((one) => Object.values(one)).reduce((sum, amount) => sum + amount, 0);
    expect(paid).toBeCloseTo(result.revenue, 2);
  });
});

describe('the catalogue', () => {
  it('has its categories by name', async () => {
    expect((await asked('{ categories { id name parent } }', tokenFor('shopper'))).data).toEqual({
      categories: ['camping', 'kitchen', 'running'].map((name) => ({ id: name, name, parent: null })),
    });
  });
});

describe('pages of other origins', () => {
  const preflight = (origin: string, url = '/graphql') =>
    shop.app.inject({
      method: 'OPTIONS',
      url,
      headers: { origin, 'access-control-request-method': 'POST' },
    });

  it('may ask where they are allowed', async () => {
    const reply = await preflight(FRIEND);
    expect(reply.statusCode).toBe(204);
    expect(reply.headers).toMatchObject({
      'access-control-allow-origin': FRIEND,
      'access-control-allow-headers': 'authorization, content-type',
      vary: 'origin',
    });
    expect(reply.headers).not.toHaveProperty('access-control-allow-credentials');
    const answer = await shop.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ placements { id } }' },
      headers: { origin: FRIEND },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': FRIEND });
  });

  it.each([
    ['an origin that is not allowed', 'https://shop.example.evil.test', '/graphql'],
    ['no origin', 'null', '/graphql'],
    ['what is not GraphQL', FRIEND, '/events'],
  ])('may not ask otherwise: %s', async (_, origin, url) => {
    expect((await preflight(origin, url)).headers).not.toHaveProperty('access-control-allow-origin');
  });
});

inChromium('a shopper', () => {
  let browser: Browser;
  let visits: ReturnType<typeof keepVisits>;
  const HEADINGS = { personal: 'Chosen for you', general: 'Liked by many' };

  beforeAll(async () => {
    browser = await launchChromium();
    visits = keepVisits(browser, new URL(shop.url).origin);
  });
  afterEach(() => visits.settle());
  afterAll(() => browser.close());

  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
  const offered = (page: Page): Promise<string[]> =>
    page.locator('[data-personalised] [data-product] .title').allInnerTexts();
  /** What a page tells of what the visitor does, while it is told. */
  function reported(page: Page): TrackInput[] {
    const told: TrackInput[] = [];
    page.on('request', (request) => {
      const sent = request.postData();
      if (sent?.includes('mutation Track') !== true) return;
      told.push(...(JSON.parse(sent) as { variables: { events: TrackInput[] } }).variables.events);
    });
    return told;
  }
  async function signIn(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: `Be customer ${CUSTOMER}` }).click();
    await heading(page, 'Your account');
  }
  const home = async (page: Page, title: string): Promise<void> => {
    await page.getByRole('link', { name: 'Larkfield, home' }).click();
    await heading(page, title);
  };

  it('buys, and is offered something else', async () => {
    const page = await visits.visit('/shop');
    const told = reported(page);
    await heading(page, HEADINGS.general);
    await signIn(page);
    await home(page, HEADINGS.personal);
    const before = await offered(page);

    await page.getByRole('searchbox', { name: 'Search products' }).fill('stov');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Stove' }).click();
    await heading(page, 'Goes well with it');
    await page.getByRole('link', { name: 'Gas cartridge' }).click();
    await heading(page, 'Gas cartridge');
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('link', { name: 'Go to the cart' }).click();
    await heading(page, 'To complete it');
    await page.getByRole('link', { name: 'To the checkout' }).click();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Place the order' }).click();
    await heading(page, 'Thank you');
    expect(await spentBy(CUSTOMER)).toEqual({ tent: 200, gas: 7 });
    const ofGas = told.filter(({ product }) => product === 'gas');
    expect(ofGas.map(({ type }) => type)).toEqual(['CLICKED', 'VIEW', 'CARTED', 'BOUGHT']);
    expect(new Set(ofGas.flatMap(({ decision }) => decision ?? [])).size).toBe(1);

    await home(page, HEADINGS.personal);
    const after = await offered(page);
    expect(before).not.toEqual(after);
    expect(await page.getByRole('link', { name: /^Cart/ }).innerText()).toBe('Cart 0');
  });

  it('asks why, and turns an offer down', async () => {
    const page = await visits.visit('/shop');
    await signIn(page);
    await home(page, HEADINGS.personal);
    const [first = ''] = await offered(page);
    const why = page.getByRole('button', { name: `Why this? ${first}` });
    await why.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: first });
    await dialog.getByRole('listitem').first().waitFor();
    expect(await dialog.getByRole('listitem').last().innerText()).toBe(first);
    expect(await accessProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await why.click();
    await dialog.getByRole('button', { name: 'Not for me' }).click();
    expect(await offered(page)).not.toContain(first);
    const told = page.waitForResponse((reply) => reply.request().postData()?.includes('DISMISSED') === true);
    await told;
    await page.reload();
    await heading(page, HEADINGS.personal);
    expect(await offered(page)).not.toContain(first);
  });

  it('says no to being known, and sees at once what anybody sees', async () => {
    const page = await visits.visit('/shop');
    await signIn(page);
    await heading(page, 'What we would suggest to you');
    const consent = page.getByRole('switch', { name: /Use what I did here/ });
    await consent.click();
    await page.getByText('offers know nothing of you').waitFor();
    await heading(page, 'What we suggest to anybody');
    await home(page, HEADINGS.general);
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByRole('switch', { checked: false }).click();
    await page.getByText('Offers follow what you do again').waitFor();
    await home(page, HEADINGS.personal);
  });

  it('finds every page readable, wide and narrow, light and dark', async () => {
    const paths = [
      '',
      '/categories/camping',
      '/search?q=t',
      '/products/tent',
      '/cart',
      '/checkout',
      '/account',
      '/nowhere',
    ];
    const ways = [
      { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
    ] as const;
    for (const { viewport, colorScheme } of ways) {
      const page = await visits.visit('/shop/products/tent', 'shopper', viewport);
      await page.emulateMedia({ colorScheme });
      await page.getByRole('button', { name: 'Add to cart' }).click();
      for (const path of paths) {
        await page.goto(`${new URL(shop.url).origin}/shop${path}`);
        await page.waitForLoadState('networkidle');
        expect([path, colorScheme, await accessProblems(page)]).toEqual([path, colorScheme, []]);
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect([path, wide]).toEqual([path, viewport.width]);
      }
    }
  });
});
