import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

/** Why, why not and the funnel of a situation. */
export function describeOffers(open: () => OpenConsole): void {
  it('shows offers for a situation that a link names, the terms of the first, and what rules did', async () => {
    const page = await open().visit('/?placement=product&viewing=shoes');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Trail socks').first().waitFor();
    await page.getByText('No rule moved this offer.').waitFor();
    const funnel = page.getByRole('region', { name: 'The funnel' });
    await funnel.getByText('Candidates', { exact: true }).waitFor();
    await expect(page.title()).resolves.toBe('Offers · Wherefore');
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('says why a product is missing, and puts the question into the address', async () => {
    const page = await open().visit('/?placement=product&viewing=shoes');
    const panel = page.getByRole('region', { name: 'Why not …' });
    await panel.getByRole('combobox', { name: 'A product that is missing' }).fill('Trail sh');
    await page.getByRole('option', { name: /Trail shoes/ }).click();
    await panel.getByText('Held back by a rule').waitFor();
    await panel.getByText('being-viewed').waitFor();
    expect(new URL(page.url()).searchParams.get('missing')).toBe('shoes');
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('leads from a list to its decision, which shows the same offers for good', async () => {
    const page = await open().visit('/?placement=product&viewing=stove');
    await page.getByRole('link', { name: /^decision / }).click();
    await page.getByText('the same list, to the last digit').waitFor();
    await page.getByRole('heading', { name: /offers?, as shown/ }).waitFor();
    await page
      .getByRole('cell', { name: 'Gas cartridge' })
      .or(page.getByText('Gas cartridge'))
      .first()
      .waitFor();
    await page
      .getByText(/addends? (make|add)|=/)
      .first()
      .waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.setViewportSize(TELEPHONE);
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
  });
}
