import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

const CONTRACT = `feed: nowhere
owner: web team
events:
  product.viewed:
    fields:
      product: { type: text, required: true }
`;

/** What comes in, and what was agreed. */
export function describeFeeds(open: () => OpenConsole): void {
  it('shows a feed that was heard of', async () => {
    await open().shop.postEvents(
      JSON.stringify({
        id: 'feeds-1',
        source: 'web',
        type: 'product.viewed',
        occurredAt: '2026-10-01T00:00:00Z',
        payload: { product: 'tent' },
      }),
    );
    const page = await open().visit('/feeds', 'operator');
    await page
      .getByRole('table', { name: 'Feeds of the last day' })
      .getByText('web')
      .waitFor({ timeout: 60_000 });
    await page.getByText('No system is set up to be polled').waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.setViewportSize(TELEPHONE);
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
  });

  it('publishes a contract, and says what is wrong with one that is none', async () => {
    const page = await open().visit('/feeds', 'operator');
    await page.getByRole('button', { name: 'Publish a contract' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByLabel('The contract, in YAML').fill('nonsense: 1');
    await dialogue.getByLabel('Reason').fill('agreed with the web team');
    await dialogue.getByRole('button', { name: 'Publish a contract' }).click();
    await dialogue.getByRole('alert').getByText('That was not done').waitFor();
    await dialogue.getByLabel('The contract, in YAML').fill(CONTRACT);
    await dialogue.getByRole('button', { name: 'Publish a contract' }).click();
    await page.getByRole('table', { name: 'Contracts' }).getByText('agreed with the web team').waitFor();
  });
}
