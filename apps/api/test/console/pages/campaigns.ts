import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

/** Saying what is promoted when, and reading what came of it. */
export function describeCampaigns(open: () => OpenConsole): void {
  it('are described by a merchandiser, and read by everybody', async () => {
    await open().shop.work();
    const page = await open().visit('/campaigns', 'merchandiser');
    await page.getByText('There are no campaigns').waitFor();
    await page.getByRole('link', { name: 'Describe a campaign' }).click();
    await page.getByRole('textbox', { name: 'Id' }).fill('summer');
    await page.getByRole('textbox', { name: 'Name' }).fill('Summer sale');
    await page.getByLabel('From (UTC)').fill('2026-08-01T00:00');
    await page.getByLabel('Until (UTC)').fill('2026-09-01T00:00');
    await page.getByRole('combobox', { name: 'Promotes' }).fill('Tent p');
    await page.getByRole('option', { name: /Tent pegs/ }).click();
    await page.keyboard.press('Escape');
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.getByRole('button', { name: 'Save the campaign' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Season');
    await dialog.getByRole('button', { name: 'Save the campaign' }).click();
    await page.getByRole('heading', { name: 'Summer sale' }).waitFor();
    await page.getByRole('region', { name: 'Promotes: 1' }).getByText('Tent pegs').waitFor();
    await page.getByText('None has its id (summer)').waitFor();
    const { data } = await open().shop.ask('{ campaign(id: "summer") { name endsAt products } }');
    expect(data).toEqual({
      campaign: { name: 'Summer sale', endsAt: '2026-09-01T00:00:00.000Z', products: 1 },
    });
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('fit a telephone in the dark, for analysts without a form', async () => {
    const page = await open().visit('/campaigns', 'analyst', TELEPHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await page.getByRole('link', { name: 'Summer sale' }).click();
    await page.getByText('You can read it, not change it').waitFor();
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.goto(new URL('/campaigns/winter', page.url()).href);
    await page.getByText('There is no campaign winter').waitFor();
    await page.goto(new URL('/campaigns/new', page.url()).href);
    await page.getByText('Campaigns are described by merchandisers').waitFor();
  });
}
