import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

/** Groups of customers, after the pages on insights: what was offered to them is what happened there. */
export function describeSegments(open: () => OpenConsole): void {
  it('lists groups with what they favour and what offers led to, none of fewer than ten people', async () => {
    await open().shop.graph.runText(
      "MATCH (c:Customer {id: 'c003'}) MERGE (s:Segment {id: 'one', name: 'Only one'}) MERGE (c)-[:IN_SEGMENT]->(s)",
    );
    const page = await open().visit('/segments', 'analyst');
    const row = page.getByRole('row', { name: /Campers\s+feed test\s+40/ });
    await row.getByText(/Gas cartridge 3.0×, Mug 3.0×, Stove 3.0×/).waitFor();
    await row.getByRole('cell', { name: '20', exact: true }).waitFor();
    await page.getByText('Left out, with fewer than ten people: 1.').waitFor();
    await expect(page.getByText('Only one').count()).resolves.toBe(0);
    await expect(accessProblems(page)).resolves.toEqual([]);
    await row.getByRole('link', { name: 'Campers' }).click();
    await page.getByRole('heading', { name: 'Campers', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/segments/campers');
  });

  it('opens one by its address: size, favourites with their lift, figures, rules, and the way to its insights', async () => {
    const page = await open().visit('/segments/campers', 'merchandiser');
    const favourites = page.getByRole('region', { name: 'What it buys more than others', exact: true });
    await favourites.locator('svg').first().waitFor();
    await favourites.getByText('Numbers: What it buys').click();
    await favourites
      .getByRole('row', { name: /Gas cartridge\s+3\.0×\s+20/ })
      .first()
      .waitFor();
    const ledTo = page.getByRole('region', { name: 'What offers led to' });
    await ledTo.locator('dl > div').filter({ hasText: 'Clicks' }).getByText('4', { exact: true }).waitFor();
    await page.getByRole('region', { name: 'Published rules about it' }).getByText('None names it').waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.setViewportSize(TELEPHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.getByRole('link', { name: 'Insights of this segment' }).click();
    await page.waitForURL(/insights\?segment=campers/);
  });

  it('says nothing of a group of one, and whom the page is for', async () => {
    const page = await open().visit('/segments/one', 'analyst', TELEPHONE);
    await page.getByRole('alert').getByText('There is no segment one of ten customers or more').waitFor();
    await page.goto(new URL('/segments/none', page.url()).href);
    await page.getByRole('alert').getByText('There is no segment none').waitFor();
    const other = await open().visit('/segments', 'operator');
    await other.getByText('Segments is not for operator').waitFor();
  });
}
