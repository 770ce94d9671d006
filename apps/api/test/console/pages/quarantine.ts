import type { Page } from 'playwright-core';
import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

const viewed = (id: string, type: string): object => ({
  id,
  source: 'shop',
  type,
  occurredAt: '2026-10-01T00:00:00Z',
  payload: { product: 'tent' },
});

async function confirmed(page: Page, action: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: action }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('Reason').fill(reason);
  await dialogue.getByRole('button', { name: action }).click();
}

/** Records that could not be used, from the feed to the graph and back. */
export function describeQuarantine(open: () => OpenConsole): void {
  it('mends a record and replays it, and it is used', async () => {
    const { shop } = open();
    await shop.work();
    const bad = [viewed('mend-me', 'product.view'), viewed('drop-me', 'product.look')];
    await shop.postEvents(JSON.stringify([viewed('good', 'product.viewed'), ...bad]));
    const page = await open().visit('/quarantine?reason=product.view', 'operator');
    await page.getByRole('link', { name: /there is no type "product.view"/ }).waitFor({ timeout: 60_000 });
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.getByRole('link', { name: /there is no type "product.view"/ }).click();

    await confirmed(page, 'Replay as it came', 'hope');
    await page.getByRole('alert').getByText('It still cannot be used').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    const text = page.getByLabel('The record');
    await text.fill((await text.inputValue()).replace('"product.view"', '"product.viewed"'));
    await confirmed(page, 'Replay as mended', 'the type was misspelt');
    await page.getByText('It went through').waitFor();
    await page
      .getByRole('region', { name: 'What was done with it' })
      .getByText('the type was misspelt')
      .waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('discards all that a filter lets through, with a reason, and says so where nothing is left', async () => {
    const page = await open().visit('/quarantine?reason=product.look', 'operator');
    await page.getByRole('link', { name: /there is no type "product.look"/ }).waitFor();
    await confirmed(page, 'Discard all', 'of no use');
    await page.getByText('Nothing is held').waitFor();
    const { data } = await open().shop.ask(
      '{ quarantine(state: "discarded", filter: {reason: "product.look"}) { nodes { history } } }',
      {},
      'operator',
    );
    expect(JSON.stringify(data)).toContain('of no use');
    await page.setViewportSize(TELEPHONE);
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
  });
}
