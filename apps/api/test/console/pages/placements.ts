import type { Page } from 'playwright-core';
import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

/** Configuring a placement while watching what it would offer. */
export function describePlacements(open: () => OpenConsole): void {
  it('are previewed while they are changed, saved with a reason, and gone back to', async () => {
    const before = await configured(open());
    const page = await open().visit('/placements', 'merchandiser');
    await page.getByRole('table', { name: 'Placements' }).getByRole('link', { name: 'Product' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goto(new URL('/placements/product?viewing=tent', page.url()).href);
    const now = page.getByRole('region', { name: 'As it is' });
    const then = page.getByRole('region', { name: /^As changed/ });
    await now.getByText('Tent pegs').waitFor();
    await then.getByText('Tent pegs').waitFor();
    await page.getByRole('textbox', { name: 'Slots' }).fill('1');
    await page.getByRole('region', { name: 'As changed, not saved' }).waitFor();
    await then.getByRole('listitem').nth(1).waitFor({ state: 'detached' });
    await expect(then.getByRole('listitem').count()).resolves.toBe(1);
    await expect(configured(open())).resolves.toEqual(before);
    await expect(accessProblems(page)).resolves.toEqual([]);

    await confirm(page, 'Save as a new version', 'One is enough');
    await page.getByRole('list', { name: 'Versions' }).getByText('One is enough').waitFor();
    await page.getByText(`slots: ${before.slots} → 1`).waitFor();
    const saved = await configured(open());
    expect(saved).toEqual({ version: before.version + 1, slots: 1 });

    await confirm(page, `Go back to version ${before.version}`, 'It was not');
    await page.getByRole('list', { name: 'Versions' }).getByText('It was not').waitFor();
    await expect(configured(open())).resolves.toEqual({ version: saved.version + 1, slots: before.slots });
  });

  it('say what is wrong with a field, and ask before changes are lost', async () => {
    const page = await open().visit('/placements/home', 'merchandiser');
    await page.getByRole('textbox', { name: 'Quiet from, hour' }).fill('21');
    await page.getByText('Quiet hours need a beginning and an end.').waitFor();
    await page.getByRole('textbox', { name: 'Quiet until, hour' }).fill('8');
    await page.getByText('Quiet hours need a beginning and an end.').waitFor({ state: 'detached' });
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('link', { name: 'Placements' }).click();
    await page.getByRole('table', { name: 'Placements' }).waitFor();
  });

  it('are added under a new id, and withdrawn', async () => {
    const page = await open().visit('/placements', 'merchandiser');
    await page.getByRole('textbox', { name: 'New placement' }).fill('kiosk');
    await page.getByRole('button', { name: 'Configure' }).click();
    await page.getByText('There is no placement of this id yet').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Kiosk');
    await page.getByRole('region', { name: 'As changed, not saved' }).getByRole('listitem').first().waitFor();
    await confirm(page, 'Save as a new version', 'For the entrance');
    await page.getByRole('heading', { name: 'Kiosk' }).waitFor();
    await confirm(page, 'Withdraw', 'It was sold');
    await page.getByText('It was withdrawn').waitFor();
    const { data } = await open().shop.ask('{ placement(id: "kiosk") { name active } }');
    expect(data).toEqual({ placement: { name: 'Kiosk', active: false } });
  });

  it('are looked at by analysts on a telephone, who may try and not save', async () => {
    const page = await open().visit('/placements/product?viewing=tent', 'analyst', TELEPHONE);
    await page.getByText('You can look and try, not save').waitFor();
    await page.getByRole('region', { name: 'As it is' }).getByText('Tent pegs').waitFor();
    await expect(page.getByRole('button', { name: 'Save as a new version' }).count()).resolves.toBe(0);
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.goto(new URL('/placements', page.url()).href);
    await page.getByRole('table', { name: 'Placements' }).waitFor();
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
  });
}

/** Does it, with a reason. */
async function confirm(page: Page, action: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function configured({
  shop,
}: OpenConsole): Promise<{ readonly version: number; readonly slots: number }> {
  const { data } = await shop.ask('{ placement(id: "product") { version slots } }');
  return data?.['placement'] as { readonly version: number; readonly slots: number };
}
