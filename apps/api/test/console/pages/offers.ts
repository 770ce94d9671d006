import { accessProblems, type OpenConsole } from '../../support/open-console.js';

/** The offers of a situation. */
export function describeOffers(open: () => OpenConsole): void {
  it('shows offers for a situation that a link names, with the terms of the first', async () => {
    const page = await open().visit('/?placement=product&viewing=shoes');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Trail socks').first().waitFor();
    await expect(page.title()).resolves.toBe('Offers · Wherefore');
    await expect(accessProblems(page)).resolves.toEqual([]);
  });
}
