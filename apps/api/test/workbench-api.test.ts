import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { openToyShop, type ToyShopApi } from './support/open-toy-shop.js';

const RUN = `mutation Run($input: CypherInput!) { runCypher(input: $input) {
  ... on CypherAnswer { columns rows truncated hidden plan notices ms nodes { id labels properties } relationships { type from to } }
  ... on WorkbenchRefused { code message advice at } } }`;
const EXPLAIN = `query Explain($input: CypherInput!) { explainCypher(input: $input) {
  ... on CypherPlan { plan } ... on WorkbenchRefused { code at } } }`;
const SAVED = `... on SavedQuery { id title owner mine shared } ... on WorkbenchRefused { code advice }`;

describe('the workbench over GraphQL', () => {
  let shop: ToyShopApi;
  beforeAll(async () => void (shop = await openToyShop()), SERVER_START_TIMEOUT_MS);
  afterAll(() => shop.close());

  async function asked(
    query: string,
    variables: object,
    role: 'analyst' | 'admin' | 'merchandiser' = 'analyst',
  ) {
    const { data, errors } = await shop.ask(query, variables, role);
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as Record<string, unknown>;
  }

  it('answers with columns, rows, the nodes in them and the plan', async () => {
    const statement = 'MATCH (p:Product {id: $product}) RETURN p, p.title AS title, 1 + 1 AS two;';
    const answer = await asked(RUN, { input: { statement, parameters: '{"product": "tent"}' } });
    expect(answer).toMatchObject({
      columns: ['p', 'title', 'two'],
      rows: [[{ labels: ['Product'] }, expect.any(String), 2]],
      truncated: null,
      nodes: [{ labels: ['Product'], properties: { id: 'tent' } }],
      plan: { operator: 'ProduceResults', children: [expect.objectContaining({})] },
    });
  });

  it('refuses as a value, with what is wrong and what to do', async () => {
    const statement = 'MATCH (p:Product)\nSET p.price = 0';
    expect(await asked(RUN, { input: { statement } })).toMatchObject({
      code: 'not-read-only',
      message: 'SET is not possible here',
      at: 18,
    });
    expect(await asked(RUN, { input: { statement: 'MATCH (p:Product RETURN p' } })).toMatchObject({
      code: 'syntax',
    });
    const explained = await asked(EXPLAIN, { input: { statement: 'MATCH (c:Customer) RETURN c.id' } });
    expect(explained).toMatchObject({ code: 'personal' });
    const input = { statement: 'MATCH (c:Customer) RETURN c.id' };
    expect(await asked(EXPLAIN, { input }, 'admin')).toMatchObject({ plan: { operator: 'ProduceResults' } });
  });

  it('is for analysts and admins only', async () => {
    for (const role of ['merchandiser', 'operator', 'shopper', 'storefront'] as const) {
      const { errors } = await shop.ask(RUN, { input: { statement: 'RETURN 1' } }, role);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const { errors } = await shop.ask('{ audit { nodes { id } } }', {}, 'analyst');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('lists kept queries and what there is in the graph', async () => {
    const { data } = await shop.ask(
      `{ analystQueries { name title answers parameters { name example meaning } statement }
         graphMeaning { browser functions labels { name meaning properties { name personal } } relationships { name from to } } }`,
      {},
      'analyst',
    );
    expect(data).toMatchObject({
      analystQueries: expect.arrayContaining([
        expect.objectContaining({
          name: 'why-path',
          title: 'Why path',
          statement: expect.stringContaining('MATCH'),
        }),
      ]),
      graphMeaning: {
        browser: expect.stringContaining('/browser/'),
        labels: expect.arrayContaining([
          expect.objectContaining({
            name: 'Customer',
            properties: expect.arrayContaining([{ name: 'emailHash', personal: true }]),
          }),
        ]),
        relationships: expect.arrayContaining([{ name: 'PLACED', from: ['Customer'], to: ['Order'] }]),
      },
    });
  });

  it('keeps queries for oneself or for all, and lets owners and admins delete them', async () => {
    const save = `mutation Save($input: SavedQueryInput!) { saveQuery(input: $input) { ${SAVED} } }`;
    const remove = `mutation Remove($id: ID!) { deleteQuery(id: $id, reason: "Old") { ${SAVED} } }`;
    const list = '{ savedQueries { id title mine shared } }';
    const query = { title: 'Mine', statement: 'RETURN 1 AS one' };
    const own = await asked(save, { input: query });
    expect(own).toMatchObject({ title: 'Mine', owner: 'analyst@test', mine: true, shared: false });
    const shared = await asked(save, { input: { ...query, title: 'Ours', shared: true } });
    expect(await asked(list, {}, 'admin')).toEqual([
      { id: shared['id'], title: 'Ours', mine: false, shared: true },
    ]);
    expect(await asked(save, { input: { ...query, id: own['id'] } }, 'admin')).toMatchObject({
      code: 'not-yours',
    });
    expect(await asked(remove, { id: own['id'] }, 'admin')).toMatchObject({ code: 'not-yours' });
    expect(await asked(remove, { id: shared['id'] }, 'admin')).toMatchObject({ title: 'Ours' });
    expect(await asked(save, { input: { ...query, id: own['id'], title: 'Anew' } })).toMatchObject({
      title: 'Anew',
    });
    expect(await asked(save, { input: { ...query, title: ' ' } })).toMatchObject({ code: 'empty' });
    expect(await asked(remove, { id: own['id'] })).toMatchObject({ title: 'Anew' });
    expect(await asked(list, {})).toEqual([]);
  });

  it('writes down every run, for operators and admins to read', async () => {
    const { data, errors } = await shop.ask(
      '{ audit(first: 100, filter: { what: "workbench." }) { nodes { who what after why } } }',
      {},
      'operator',
    );
    expect(errors).toBeUndefined();
    const { nodes } = data?.['audit'] as { nodes: readonly { readonly after: string | null }[] };
    const entries = nodes.map((entry) => ({
      ...entry,
      after: entry.after === null ? null : (JSON.parse(entry.after) as object),
    }));
    expect(entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          who: 'analyst@test',
          what: 'workbench.run',
          why: 'SET is not possible here',
          after: expect.objectContaining({ refused: 'not-read-only', rows: null, hash: expect.any(String) }),
        }),
        expect.objectContaining({
          what: 'workbench.run',
          after: expect.objectContaining({ rows: 1, parameters: ['product'], refused: null }),
        }),
        expect.objectContaining({ what: 'workbench.delete', why: 'Old' }),
      ]),
    );
  });
});
