import type { Page } from 'playwright-core';
import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

/** From a sentence to what shoppers see, and back. */
export function describeRules(open: () => OpenConsole): void {
  it('are written as a sentence, checked and previewed on the way, and saved as a draft', async () => {
    await decide(open());
    const page = await open().visit('/rules/edit', 'merchandiser');
    await page.getByText('The draft holds no rules').waitFor();
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByRole('textbox', { name: 'Name of rule 1' }).fill('No pegs');
    const rule = page.getByRole('group', { name: 'No pegs' });
    await expect(rule.getByRole('textbox', { name: 'Id', exact: true }).inputValue()).resolves.toBe(
      'no-pegs',
    );
    await rule.getByRole('combobox', { name: 'condition 1: about' }).selectOption('product');
    await rule.getByRole('combobox', { name: 'No pegs, condition 1', exact: true }).fill('Tent p');
    await page.getByRole('option', { name: 'Tent pegs' }).click();
    await page.keyboard.press('Escape');
    await rule.getByRole('combobox', { name: 'What No pegs does' }).selectOption('exclude');
    await rule.getByLabel('Until (UTC)').fill('2099-01-01T00:00');
    await rule.getByText('It still needs a reason.').waitFor();
    await rule.getByRole('textbox', { name: 'Because' }).fill('They rust.');
    await page.getByRole('status').getByText('Nothing looks wrong.').waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);

    await page.getByRole('button', { name: 'Preview' }).click();
    const effects = page.getByRole('table', { name: 'What rules do by themselves' });
    await effects.getByText('No pegs').waitFor();
    await page
      .getByRole('table', { name: 'Products gained, lost and moved' })
      .getByText('Tent pegs')
      .waitFor();

    await confirm(page, 'Save as a draft', 'Complaints');
    await page.getByRole('heading', { name: /Rules, version \d+/ }).waitFor();
    await page.getByText('When the product is pegs: never offer it').first().waitFor();
    await confirm(page, 'Submit', 'Please look');
    await page.getByText('“Approve” is for somebody else').waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
    await expect(latest(open())).resolves.toMatchObject({ state: 'submitted', reason: 'Complaints' });
  });

  it('warn while one writes, and ask before what is written is lost', async () => {
    const page = await open().visit('/rules/edit', 'merchandiser');
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page
      .getByRole('textbox', { name: /^Name of rule/ })
      .last()
      .fill('Strange');
    const rule = page.getByRole('group', { name: 'Strange' });
    await rule.getByRole('combobox', { name: 'condition 1: about' }).selectOption('price');
    await rule.getByRole('textbox', { name: 'condition 1: from' }).fill('6');
    await rule.getByRole('textbox', { name: 'condition 1: to' }).fill('5');
    await rule.getByLabel('Until (UTC)').fill('2099-01-01T00:00');
    await rule.getByRole('textbox', { name: 'Because' }).fill('A slip.');
    await rule.getByText('Error').waitFor();
    await expect(page.getByRole('button', { name: 'Save as a draft' }).isDisabled()).resolves.toBe(true);
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', (dialog) => {
        resolve(dialog.message());
        void dialog.dismiss();
      });
    });
    await page.getByRole('link', { name: 'Leave' }).click();
    await expect(asked).resolves.toContain('not saved');
    await rule.waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('link', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'Rules', exact: true }).waitFor();
  });

  it('are approved and published by an approver, hold at once, and are gone back from', async () => {
    const { version } = await latest(open());
    const page = await open().visit(`/rules/${version}`, 'approver');
    await confirm(page, 'Approve', 'Agreed');
    await confirm(page, 'Publish', 'Week begins');
    await page.getByRole('button', { name: 'Go back to no rules' }).waitFor();
    await expect(decide(open())).resolves.not.toContain('pegs');

    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    await page
      .getByRole('region', { name: `Published: version ${version}` })
      .getByText('No pegs')
      .waitFor();
    const log = page.getByRole('list', { name: 'Change log' });
    const published = log
      .getByRole('listitem')
      .filter({ hasText: `approver@test published version ${version}` });
    await published.getByRole('button', { name: 'Show what changed from version 0' }).click();
    await published.getByText('When the product is pegs: never offer it').waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);

    await page
      .getByRole('link', { name: `version ${version}` })
      .first()
      .click();
    await confirm(page, 'Go back to no rules', 'The pegs are better');
    await page.getByRole('button', { name: 'Go back to it' }).waitFor();
    await expect(decide(open())).resolves.toContain('pegs');
  });

  it('are previewed a slice at a time, until somebody says stop', async () => {
    for (let i = 0; i < 30; i += 1) await decide(open());
    const { version } = await latest(open());
    const page = await open().visit(`/rules/${version}`, 'analyst');
    // What comes after the first slice is held back, so that there is something to stop.
    await page.route('**/graphql', (route, request) =>
      (request.postData() ?? '').includes('"before":"') ? undefined : route.continue(),
    );
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('progressbar', { name: '25 of 500 decisions decided again' }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped: these are the decisions so far.').waitFor();
    await page.getByText(/^\d+ of 25$/).waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Stopped').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' });
  });

  it('are read by analysts, who are told who may do more', async () => {
    const { version } = await latest(open());
    const page = await open().visit(`/rules/${version}`, 'analyst', TELEPHONE);
    await page.getByText('“Go back to it” is for somebody else').waitFor();
    await expect(page.getByRole('button', { name: 'Go back to it' }).count()).resolves.toBe(0);
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await page.getByText('“Go back to it” is for somebody else').waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
    await page.goto(new URL('/rules/edit', page.url()).href);
    await page.getByText('Rules are written by merchandisers').waitFor();
    await page.goto(new URL('/rules/99', page.url()).href);
    await page.getByText('There is no version 99 of the rules').waitFor();
    await page.goto(new URL('/rules', page.url()).href);
    await page.getByRole('list', { name: 'Change log' }).waitFor();
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
  });

  it('fit a telephone while they are written', async () => {
    const { version } = await latest(open());
    const page = await open().visit(`/rules/edit?from=${version}`, 'merchandiser', TELEPHONE);
    await page.getByRole('group', { name: 'No pegs' }).waitFor();
    await expect(widthOf(page)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(page)).resolves.toEqual([]);
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

/** The products that are offered with a tent; recorded, as every decision is. */
async function decide({ shop }: OpenConsole): Promise<readonly string[]> {
  const { data } = await shop.ask(
    '{ offers(input: { placement: "product", viewing: "tent" }) { ... on OfferList { offers { product { id } } } } }',
  );
  const { offers } = data?.['offers'] as {
    readonly offers: readonly { readonly product: { readonly id: string } }[];
  };
  return offers.map(({ product }) => product.id);
}

interface Latest {
  readonly version: number;
  readonly state: string;
}

async function latest({ shop }: OpenConsole): Promise<Latest> {
  const { data } = await shop.ask('{ ruleSets(first: 1) { version state reason } }');
  const [set] = data?.['ruleSets'] as readonly Latest[];
  if (set === undefined) throw new Error('no version of the rules was saved');
  return set;
}
