import type { Page } from 'playwright-core';
import { accessProblems, type OpenConsole, TELEPHONE, widthOf } from '../../support/open-console.js';

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Cypher statement' });
const rowsOf = (page: Page) => page.getByRole('table', { name: 'Rows' });

/** Asking the graph in Cypher. */
export function describeWorkbench(open: () => OpenConsole): void {
  it('runs a kept query with its parameters, and shows rows, graph and plan', async () => {
    const page = await open().visit('/workbench', 'analyst');
    await page.getByRole('button', { name: 'Complements of product' }).click();
    await page.getByText('What goes with a product').first().waitFor();
    await page.getByRole('textbox', { name: '$product' }).fill('tent');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await rowsOf(page).getByText('pegs').first().waitFor();
    expect(new URL(page.url()).searchParams.get('kept')).toBe('complements-of-product');
    await page.getByRole('tab', { name: 'Plan' }).click();
    await page.getByText('ProduceResults').waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('runs what is written with Ctrl+Enter, and a link shows it again', async () => {
    const page = await open().visit('/workbench', 'analyst');
    await editorOf(page).click();
    await page.keyboard.insertText(
      "MATCH (c:Customer)-[r:PURCHASED]->(p:Product {id: 'tent'}) RETURN c, r, p LIMIT 3",
    );
    await page.keyboard.press('Control+Enter');
    await rowsOf(page).getByText('PURCHASED').first().waitFor();
    await page.getByText('Personal properties were left out').waitFor();
    await page.getByRole('tab', { name: 'Graph' }).click();
    await page
      .getByRole('group', { name: /nodes, 3 relationships/ })
      .getByText(/Product/)
      .click();
    await page
      .getByRole('region', { name: /Properties of Product/ })
      .getByText('tent', { exact: true })
      .waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
    const { pathname, search } = new URL(page.url());
    const again = await open().visit(`${pathname}${search}`, 'analyst', TELEPHONE);
    await again.getByRole('button', { name: 'Run', exact: true }).click();
    await again.getByRole('group', { name: /nodes, 3 relationships/ }).waitFor();
    await expect(widthOf(again)).resolves.toBeLessThanOrEqual(TELEPHONE.width);
    await expect(accessProblems(again)).resolves.toEqual([]);
  });

  it('completes from the live schema', async () => {
    const page = await open().visit('/workbench', 'analyst');
    await editorOf(page).click();
    await page.keyboard.type('MATCH (p:Prod');
    await page
      .getByRole('option', { name: /Product/ })
      .first()
      .click();
    await page.keyboard.type(') RETURN p.tit');
    await page.getByRole('option', { name: /title/ }).first().click();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('columnheader', { name: /p.title/ }).waitFor();
  });

  it('says why it refuses, and what to do', async () => {
    const page = await open().visit('/workbench?statement=MATCH+(p:Product)+SET+p.price+%3D+0', 'analyst');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('alert').getByText('SET is not possible here').waitFor();
    await expect(accessProblems(page)).resolves.toEqual([]);
  });

  it('stops what is cancelled, on the server too', async () => {
    const slow =
      'UNWIND range(1, 1000) AS x UNWIND range(1, 900) AS y UNWIND [1,2,3,4,5,6,7,8,9,10] AS a UNWIND [1,2,3,4,5,6,7,8,9,10] AS b RETURN sum(sin(x * y + a * b))';
    const page = await open().visit(
      `/workbench?${new URLSearchParams({ statement: slow }).toString()}`,
      'admin',
    );
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled').waitFor();
    const audit = '{ audit(first: 1, filter: { what: "workbench.run" }) { nodes { who after } } }';
    for (;;) {
      const { data } = await open().shop.ask(audit);
      const { nodes } = data?.['audit'] as { nodes: readonly { who: string; after: string }[] };
      const [entry] = nodes;
      const { refused } = JSON.parse(entry?.after ?? '{}') as { readonly refused?: string | null };
      if (entry?.who === 'admin@test' && refused === 'cancelled') break;
    }
  });

  it('saves a query, shares it, and deletes it with a reason', async () => {
    const page = await open().visit('/workbench?statement=RETURN+$n+AS+n&parameters=%7B"n":7%7D', 'analyst');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Seven');
    await page.getByRole('checkbox', { name: 'Share it with all analysts' }).check();
    await page.getByRole('button', { name: 'Save query' }).click();
    await page.getByRole('button', { name: 'Seven' }).waitFor();
    const saved = new URL(page.url()).searchParams.get('saved') ?? '';
    const other = await open().visit(`/workbench?saved=${saved}`, 'admin');
    await other.getByRole('button', { name: 'Run', exact: true }).click();
    await rowsOf(other).getByRole('cell', { name: '7' }).waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('A trial');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('None yet').waitFor();
    expect((await open().shop.ask('{ savedQueries { id } }')).data).toEqual({ savedQueries: [] });
  });

  it('is not for merchandisers', async () => {
    const page = await open().visit('/workbench', 'merchandiser');
    await page.getByText('Workbench is not for merchandiser').waitFor();
    await expect(editorOf(page).count()).resolves.toBe(0);
  });
}
