import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

/** Decides a list as a shop does. */
async function decide(wherefore: OpenConsole, input: object): Promise<string> {
  const { data } = await wherefore.shop.ask(
    'query Decide($input: OffersInput!) { offers(input: $input) { ... on OfferList { id } } }',
    { input },
  );
  return (data?.['offers'] as { readonly id: string }).id;
}

/** Recorded decisions: finding, opening and comparing them. */
export function describeDecisions(open: () => OpenConsole): void {
  it('lists the latest decisions, and opens one by its id', async () => {
    const id = await decide(open(), { placement: 'home', customer: 'c003' });
    const page = await open().visit('/decisions');
    await page.getByRole('table', { name: 'Latest decisions' }).waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.getByLabel('Decision id').fill(id);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /offers?, as shown/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/decisions/${id}`);
  });

  it('asks of a decision why a product is missing', async () => {
    const id = await decide(open(), { placement: 'product', viewing: 'shoes' });
    const page = await open().visit(`/decisions/${id}?missing=shoes`);
    await page.getByRole('region', { name: 'Why not …' }).getByText('being-viewed').waitFor();
  });

  it('says so where there is no such decision', async () => {
    const page = await open().visit('/decisions/no.such');
    await page.getByRole('alert').getByText('There is no decision').waitFor();
    await page.getByRole('link', { name: 'latest decisions' }).click();
    await page.getByRole('heading', { name: 'Decisions' }).waitFor();
  });

  it('compares two decisions side by side', async () => {
    const a = await decide(open(), { placement: 'product', viewing: 'tent' });
    const b = await decide(open(), { placement: 'product', viewing: 'coffee' });
    const page = await open().visit(`/decisions/${a}`);
    await page.getByRole('link', { name: 'Compare it with another decision' }).click();
    await page.getByLabel('Second decision').fill(b);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'What differs' }).waitFor();
    await page.getByRole('cell', { name: 'Tent pegs' }).waitFor();
    expect(new URL(page.url()).searchParams.get('b')).toBe(b);
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('compares two situations as they would be decided now', async () => {
    const page = await open().visit(
      '/compare?a.placement=product&a.viewing=tent&b.placement=product&b.viewing=stove',
    );
    await page.getByRole('region', { name: 'What differs' }).waitFor();
    await page.getByRole('cell', { name: 'Gas cartridge' }).waitFor();
    await page.setViewportSize(TELEPHONE);
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(page)).resolves.toEqual([]);
  });
}
