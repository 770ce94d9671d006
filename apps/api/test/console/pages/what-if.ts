import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

/** Changing something and watching the list change. */
export function describeWhatIf(open: () => OpenConsole): void {
  it('shows what a sold-out product does to a list, and changes nothing', async () => {
    const before = await latest(open());
    const page = await open().visit('/what-if?placement=product&viewing=tent');
    await page.getByText('Nothing is changed yet').waitFor();
    await page.getByRole('combobox', { name: 'Product', exact: true }).fill('Tent p');
    await page.getByRole('option', { name: /Tent pegs/ }).click();
    await page.getByRole('textbox', { name: 'In stock' }).fill('0');
    await page.getByRole('table', { name: 'What would change' }).getByText('gone: out-of-stock').waitFor();
    expect(new URL(page.url()).searchParams.get('stock')).toBe('0');
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.getByRole('button', { name: 'Change nothing' }).click();
    await page.getByText('Nothing is changed yet').waitFor();
    await expect(latest(open())).resolves.toEqual(before);
  });

  it('shows what another cart does to a list, from a link', async () => {
    const page = await open().visit('/what-if?placement=cart&cart=tent&cartThen=stove', 'merchandiser');
    await page.getByRole('table', { name: 'What would change' }).getByText('Gas cartridge').waitFor();
    await page.setViewportSize(TELEPHONE);
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(page)).resolves.toEqual([]);
  });
}

/** What was decided last. */
async function latest({ shop }: OpenConsole): Promise<unknown> {
  const { data } = await shop.ask('{ decisions(first: 1) { id } }');
  return data;
}
