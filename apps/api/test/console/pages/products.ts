import type { Page } from 'playwright-core';
import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

const verdicts = async (open: () => OpenConsole): Promise<unknown> => {
  const rows = await open().shop.graph.runText(
    'MATCH (a)-[j:JUDGED]->(b) RETURN a.id AS from, b.id AS to, j.kind AS kind, j.verdict AS verdict, j.reason AS reason',
  );
  return rows;
};

async function confirmed(page: Page, action: string, reason: string): Promise<void> {
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('Reason').fill(reason);
  await dialogue.getByRole('button', { name: action }).click();
  await dialogue.waitFor({ state: 'hidden' });
}

/** The catalogue, a product's neighbourhood, and what a person says of it: from click to graph and back. */
export function describeProducts(open: () => OpenConsole): void {
  it('finds products as one types, and keeps what was chosen in the address', async () => {
    const page = await open().visit('/products', 'merchandiser');
    await page.getByRole('link', { name: 'Coffee beans' }).waitFor();
    await page.getByLabel('Search').fill('trail so');
    await page.getByRole('link', { name: 'Trail socks' }).waitFor();
    await page.getByRole('link', { name: 'Coffee beans' }).waitFor({ state: 'detached' });
    await page.waitForURL(/q=trail/);
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.setViewportSize(TELEPHONE);
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
  });

  it('vetoes a relationship with a reason, says another, and takes the veto back', async () => {
    await open().shop.work();
    const page = await open().visit('/products/tent', 'merchandiser');
    await page.getByRole('heading', { level: 1, name: 'Tent' }).waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
    const row = page.getByRole('row', { name: /goes with\s+from it\s+Tent pegs/ });
    await row.getByRole('button', { name: 'Veto' }).click();
    await confirmed(page, 'Veto', 'pegs come with it');
    await page.getByRole('row', { name: /goes with\s+from it\s+Tent pegs.*vetoed/ }).waitFor();

    await page.getByRole('button', { name: 'Add a relationship' }).click();
    await page.getByRole('dialog').getByLabel('Other product').fill('mug');
    await page.getByRole('option', { name: 'Mug' }).click();
    await confirmed(page, 'Add a relationship', 'campers drink');
    await page.getByRole('row', { name: /goes with\s+from it\s+Mug.*campers drink/ }).waitFor();
    await expect(verdicts(open)).resolves.toEqual(
      expect.arrayContaining([
        { from: 'tent', to: 'pegs', kind: 'complements', verdict: 'vetoed', reason: 'pegs come with it' },
        { from: 'tent', to: 'mug', kind: 'complements', verdict: 'stated', reason: 'campers drink' },
      ]),
    );

    await page
      .getByRole('row', { name: /vetoed\s+complements/ })
      .getByRole('button', { name: 'Withdraw' })
      .click();
    await confirmed(page, 'Withdraw', 'not any more');
    await page.getByRole('row', { name: /withdrawn\s+complements/ }).waitFor();
    await page.setViewportSize(TELEPHONE);
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
  });

  it('lets an analyst read, and says where there is no such product', async () => {
    const page = await open().visit('/products/tent', 'analyst');
    await page.getByRole('region', { name: 'Relationships', exact: true }).waitFor();
    await expect(page.getByRole('button', { name: 'Veto' }).count()).resolves.toBe(0);
    await page.goto(page.url().replace('/tent', '/no-such'));
    await page.getByText('There is no product no-such').waitFor();
  });
}
