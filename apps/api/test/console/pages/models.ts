import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

/** What was learned: looking, promoting, learning. */
export function describeModels(open: () => OpenConsole): void {
  it('shows the version that is served, with its lineage and figures', async () => {
    const page = await open().visit('/models', 'operator');
    const table = page.getByRole('table', { name: 'Versions' });
    await table.getByText('current').waitFor();
    await table.getByText('Lineage').first().click();
    await table.getByText('Program').waitFor();
    await page.getByText('Nobody has looked for drift yet').waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.setViewportSize(TELEPHONE);
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
  });

  it('asks a worker to learn, with a reason, and shows the run that waits', async () => {
    const page = await open().visit('/models', 'operator');
    await page.getByRole('button', { name: 'Learn now' }).click();
    const dialogue = page.getByRole('dialog');
    await expect(dialogue.getByRole('button', { name: 'Learn now' }).isDisabled()).resolves.toBe(true);
    await dialogue.getByLabel('Reason').fill('the season has changed');
    await expect(accessProblems(page)).resolves.toEqual([]);
    await dialogue.getByRole('button', { name: 'Learn now' }).click();
    await page.getByRole('region', { name: 'Learning' }).getByText('the season has changed').waitFor();
    const { data } = await open().shop.ask('{ learning { reason } }', {}, 'operator');
    expect(data).toEqual({ learning: [{ reason: 'the season has changed' }] });
  });

  it('says why nothing can be rolled back where there is no version before', async () => {
    const page = await open().visit('/models', 'operator');
    await page.getByRole('button', { name: 'Roll back' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByLabel('Reason').fill('to see');
    await dialogue.getByRole('button', { name: 'Roll back' }).click();
    await dialogue.getByRole('alert').getByText('That was not done').waitFor();
  });

  it('is not for merchandisers', async () => {
    const page = await open().visit('/models', 'merchandiser');
    await page.getByText('Models is not for merchandiser').waitFor();
  });
}
