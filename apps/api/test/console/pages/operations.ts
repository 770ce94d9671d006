import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

const CONTRACT = 'feed: till\nowner: the shop floor\nevents: {}';

/** What operators look at: health, jobs, and who changed what. */
export function describeOperations(open: () => OpenConsole): void {
  it('brings an operator, who may not see the first page, to the first one for operators', async () => {
    const page = await open().visit('/', 'operator');
    await page.waitForURL('**/health');
    await page.getByRole('heading', { name: 'Health', level: 1 }).waitFor();
  });

  it('says how everything does, and what to look at', async () => {
    const page = await open().visit('/health', 'operator');
    await page.getByText('No worker is connected').waitFor();
    await page.getByRole('table', { name: 'Nodes' }).getByRole('cell', { name: 'Product' }).waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.setViewportSize(TELEPHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.getByRole('link', { name: 'No worker is connected' }).click();
    await page.getByRole('heading', { name: 'Jobs', level: 1 }).waitFor();
  });

  it('counts jobs anew by itself, and shows single ones in the dashboard', async () => {
    const page = await open().visit('/queues', 'operator', TELEPHONE);
    await page.getByRole('table', { name: 'Queues' }).getByRole('cell', { name: 'apply-live' }).waitFor();
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(page)).resolves.toEqual([]);
    const before = await open().shop.queue.counts();
    await open().shop.postEvents(
      JSON.stringify({
        id: 'jobs-page-1',
        source: 'till',
        type: 'product.viewed',
        occurredAt: new Date().toISOString(),
        payload: { product: 'tent', session: 'jobs-page' },
      }),
    );
    const counted = page
      .getByRole('row', { name: /apply-live/ })
      .getByRole('cell')
      .nth(2);
    await counted.getByText(String(before.waiting + 1), { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Show single jobs' }).click();
    await page.frameLocator('iframe').getByText('apply-live').first().waitFor();
    expect(new URL(page.url()).searchParams.get('dashboard')).toBe('shown');
  });

  it('tells who changed what and why, filtered as the address says, and what differs since', async () => {
    await open().shop.ask(
      'mutation($contract: String!) { publishFeedContract(contract: $contract, reason: "the till is new") { version } }',
      { contract: CONTRACT },
      'operator',
    );
    const page = await open().visit('/audit', 'operator');
    await page.getByLabel('Text').fill('the till is NEW');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'feeds.publish-contract' }).waitFor();
    expect(new URL(page.url()).searchParams.get('text')).toBe('the till is NEW');
    await expect(accessProblems(page)).resolves.toEqual([]);

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save all that match' }).click();
    expect((await saved).suggestedFilename()).toBe('audit-trail.csv');

    await page.getByRole('table', { name: 'Changes' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: 'feeds.publish-contract', level: 1 }).waitFor();
    await page.getByText('operator@test', { exact: false }).first().waitFor();
    await page.getByRole('cell', { name: 'the shop floor' }).waitFor();
    await page.setViewportSize(TELEPHONE);
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('says so where nothing was changed, and where there is no such change', async () => {
    const page = await open().visit('/audit?who=nobody', 'operator', TELEPHONE);
    await page.getByText('No such change').waitFor();
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await page.goto(`${new URL(page.url()).origin}/audit/none`);
    await page.getByRole('alert').getByText('There is no such change').waitFor();
  });

  it('says whom these pages are for to those who may not see them', async () => {
    const page = await open().visit('/audit', 'merchandiser');
    await page.getByText('Audit trail is not for merchandiser').waitFor();
  });
}
