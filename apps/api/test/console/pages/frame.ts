import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

/** What surrounds every page. */
export function describeFrame(open: () => OpenConsole): void {
  it('is usable on a telephone and in the dark', async () => {
    const page = await open().visit('/?placement=product&viewing=shoes', 'admin', TELEPHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await page.getByText('Trail socks').first().waitFor();
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await page.getByRole('button', { name: 'Pages' }).click();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Offers' }).waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('says so where there is no such page', async () => {
    const page = await open().visit('/no/such/page');
    await page.getByRole('alert').getByText('There is no such page').waitFor();
    await page.getByRole('alert').getByRole('link', { name: 'offers', exact: true }).click();
    await page.getByRole('heading', { level: 1 }).or(page.getByRole('status')).first().waitFor();
  });

  it('says whom a page is for to somebody whose role may not see it', async () => {
    const page = await open().visit('/', 'storefront');
    await page.getByText('Offers is not for storefront').waitFor();
  });
}
