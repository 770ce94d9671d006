import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

/** Campers who are offered something at home; the first few click, and one buys what they clicked. */
const CAMPERS = Array.from({ length: 10 }, (_, i) => `c${String(6 * i).padStart(3, '0')}`);
const CLICKERS = CAMPERS.slice(0, 4);

/** Offers, clicks and an order, through the public API into both logs. */
async function happen({ shop }: OpenConsole): Promise<void> {
  const tracked: object[] = [];
  for (const customer of CAMPERS) {
    const { data } = await shop.ask(
      'query Decide($input: OffersInput!) { offers(input: $input) { ... on OfferList { id offers { product { id } } } } }',
      { input: { placement: 'home', customer, first: 2 } },
    );
    const { id, offers } = data?.['offers'] as {
      readonly id: string;
      readonly offers: readonly { readonly product: { readonly id: string } }[];
    };
    const [first, ...rest] = offers.map(({ product }) => product.id);
    const of = { decision: id, customer };
    tracked.push({ ...of, type: 'SHOWN', products: [first, ...rest] });
    if (!CLICKERS.includes(customer)) continue;
    tracked.push({ ...of, type: 'CLICKED', product: first });
    if (customer === CLICKERS[0])
      tracked.push({ type: 'ORDER', order: 'insight', customer, items: [{ product: first, amount: 20 }] });
  }
  const { errors } = await shop.ask(
    'mutation Track($events: [TrackInput!]!) { track(events: $events) { accepted } }',
    { events: tracked },
  );
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  await shop.applyAccepted();
  const { data } = await shop.ask('{ decisions(first: 100) { id } }');
  await shop.logDecisions((data?.['decisions'] as readonly object[]).length);
}

/** What offers led to, and groups of customers: from the address to figures, charts and tables. */
export function describeInsights(open: () => OpenConsole): void {
  beforeAll(() => happen(open()), SERVER_START_TIMEOUT_MS);

  it('says so where nothing was decided, and what to do', async () => {
    const page = await open().visit('/insights?from=2020-01-01&to=2020-01-31', 'analyst');
    await page.getByText('Nothing was decided or bought in these days').waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.getByLabel('To, inclusive').fill('2019-01-31');
    await page.getByRole('alert').getByText('The period ends before it begins').waitFor();
  });

  it('shows the figures of all of it, and charts', async () => {
    const page = await open().visit('/insights?segment=campers', 'analyst');
    const figure = (name: string) => page.locator('dl > div').filter({ hasText: name });
    await figure('Clicks').getByText('4', { exact: true }).waitFor();
    await figure('Conversion').getByText('1 orders by offers').waitFor();
    await figure('Revenue by offers').getByText('€20.00').first().waitFor();
    await page.getByRole('region', { name: 'Clicks and orders' }).locator('svg').first().waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('compares groups by a figure, and keeps what was chosen in the address', async () => {
    const page = await open().visit('/insights?segment=campers', 'analyst');
    await page.getByRole('combobox', { name: 'By', exact: true }).click();
    await page.getByRole('option', { name: 'Segment' }).click();
    await page.waitForURL(/by=segment/);
    const groups = page.getByRole('region', { name: 'Groups compared', exact: true });
    await groups.getByText('Numbers: Groups compared').click();
    await groups.getByRole('row', { name: /Campers\s+20\s+20\s+4\s+1/ }).waitFor();
    const saved = page.waitForEvent('download');
    await groups.getByRole('button', { name: 'Save as CSV' }).click();
    expect((await saved).suggestedFilename()).toBe('numbers-groups-compared.csv');
    await expect(accessProblems(page)).resolves.toEqual([]);

    await page.getByRole('button', { name: 'Any segment' }).click();
    await page.waitForURL((url) => !url.searchParams.has('segment'));
    expect(new URL(page.url()).searchParams.get('by')).toBe('segment');
  });

  it('fits a telephone in the dark, by weeks', async () => {
    const page = await open().visit('/insights?grain=week&by=path&figure=ctr', 'merchandiser', TELEPHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    const rates = page.getByRole('region', { name: 'Rates' });
    await rates.locator('svg').first().waitFor();
    await rates.getByText('Numbers: Rates').click();
    await rates.getByRole('columnheader', { name: 'Week from' }).waitFor();
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('says what went wrong, and whom it is for', async () => {
    const page = await open().visit('/insights?segment=nobody', 'analyst');
    await page.getByRole('alert').getByText('There is nobody in a group nobody').waitFor();
    const other = await open().visit('/insights', 'operator');
    await other.getByText('Insights is not for operator').waitFor();
  });
}
