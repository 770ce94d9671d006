import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { inChromium } from '../support/chromium.js';
import { accessProblems, openConsole, type OpenConsole } from '../support/open-console.js';

inChromium('the console in Chromium (install it, or name it in CHROMIUM)', () => {
  let wherefore: OpenConsole;
  beforeAll(async () => void (wherefore = await openConsole()), SERVER_START_TIMEOUT_MS);
  afterAll(() => wherefore.close());
  afterEach(() => wherefore.settle());

  it('shows offers for a situation that a link names, with the terms of the first', async () => {
    const page = await wherefore.visit('/?placement=product&viewing=shoes');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Trail socks').first().waitFor();
    await expect(page.title()).resolves.toBe('Offers · Wherefore');
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('is usable on a telephone and in the dark', async () => {
    const page = await wherefore.visit('/?placement=product&viewing=shoes');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await page.getByText('Trail socks').first().waitFor();
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('says so where there is no such page', async () => {
    const page = await wherefore.visit('/no/such/page');
    await page.getByRole('alert').getByText('There is no such page').waitFor();
    await page.getByRole('link', { name: 'offers', exact: true }).click();
    await page
      .getByText('Trail socks')
      .or(page.getByRole('heading', { level: 1 }))
      .first()
      .waitFor();
  });

  it('says whom a page is for to somebody whose role may not see it', async () => {
    const page = await wherefore.visit('/', 'storefront');
    await page.getByText('Offers is not for storefront').waitFor();
  });
});
