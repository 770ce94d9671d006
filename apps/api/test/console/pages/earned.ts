import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

/** What recommendations earned; after the experiments, whose visitors it counts. */
export function describeEarned(open: () => OpenConsole): void {
  it('says that it cannot be told what was added while nobody is held out', async () => {
    const page = await open().visit('/earned', 'merchandiser');
    await page.getByText('No holdout runs: what recommendations added cannot be told').waitFor();
    const led = page.getByRole('region', { name: 'What offers led to' });
    await led.getByText('Revenue from offers').first().waitFor();
    await page.getByRole('region', { name: 'How it was served' }).getByText('Model served now').waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('measures against those whom an analyst holds out, and says where they are too few', async () => {
    const page = await open().visit('/experiments', 'analyst');
    await page.getByRole('button', { name: 'Hold out' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Share of all, %' }).fill('5');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('To know what it earns');
    await dialog.getByRole('button', { name: 'Hold out' }).click();
    await page.getByText('5 % of all, everywhere').waitFor();
    const { data } = await open().shop.ask('{ holdouts { id share } }');
    expect(data).toEqual({ holdouts: [{ id: 'everywhere', share: 0.05 }] });
    await page.getByRole('link', { name: 'what that says' }).click();
    const added = page.getByRole('region', { name: 'What recommendations added' });
    await added.getByText('It cannot be told: nobody has taken part yet.').waitFor();
    await page.getByRole('button', { name: '30 days' }).click();
    await page.getByRole('button', { name: '30 days', pressed: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('fits a telephone in the dark', async () => {
    const page = await open().visit('/earned', 'analyst', TELEPHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await page.getByRole('region', { name: 'How it was served' }).waitFor();
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(page)).resolves.toEqual([]);
    await open().shop.ask(
      'mutation { holdOut(id: "everywhere", share: 0, reason: "Enough") { __typename } }',
    );
  });
}
