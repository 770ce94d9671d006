import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { addTerm, publishFeatures, removeTerm, termFilesIn } from '@wherefore/engine';
import { openLog } from '@wherefore/log';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { openToyShop, type ToyShopApi } from './support/open-toy-shop.js';

const DECIDE = `query Decide($input: OffersInput!) {
  offers(input: $input) { ... on OfferList { id offers { rank score product { id } because { contributions { source value } } } } }
}`;
const DECISION = `query Decision($id: ID!) {
  decision(id: $id) {
    ... on RequestRefused { code }
    ... on RecordedDecision {
      id placement candidates personalised request { customer viewing cart first }
      offers { rank score product { id } because { contributions { source value } } }
      repeated { equal differences impossible list { funnel { candidates examined eligible shown sources { name count } } } }
    }
  }
}`;

interface Decided {
  readonly id: string;
  readonly offers: readonly { readonly score: number; readonly product: { readonly id: string } }[];
}

describe('recorded decisions over GraphQL', () => {
  let shop: ToyShopApi;
  beforeAll(async () => void (shop = await openToyShop()), SERVER_START_TIMEOUT_MS);
  afterAll(() => shop.close());

  async function decide(input: object): Promise<Decided> {
    const { data, errors } = await shop.ask(DECIDE, { input });
    expect(errors).toBeUndefined();
    return data?.['offers'] as Decided;
  }

  it('shows a decision as it was answered, and that it comes out the same again', async () => {
    const decided = await decide({ placement: 'product', viewing: 'tent', customer: 'c001' });
    const { data, errors } = await shop.ask(DECISION, { id: decided.id });
    expect(errors).toBeUndefined();
    expect(data?.['decision']).toMatchObject({
      id: decided.id,
      placement: 'product',
      personalised: true,
      request: { viewing: 'tent', cart: [], first: 10 },
      offers: decided.offers,
      repeated: { equal: true, differences: [], impossible: null },
    });
    const recorded = data?.['decision'] as {
      readonly request: { readonly customer: string };
      readonly candidates: number;
      readonly repeated: { readonly list: { readonly funnel: Record<string, number> } };
    };
    expect(recorded.request.customer).not.toBe('c001');
    expect(recorded.repeated.list.funnel).toMatchObject({
      candidates: recorded.candidates,
      shown: decided.offers.length,
    });
  });

  it('finds the latest decisions, and those of a customer or a placement', async () => {
    const mine = await decide({ placement: 'home', customer: 'c002' });
    const other = await decide({ placement: 'product', viewing: 'gas' });
    const ask = async (filter: string): Promise<{ readonly id: string }[]> => {
      const { data, errors } = await shop.ask(
        `{ decisions(first: 5 ${filter}) { id placement customer products } }`,
      );
      expect(errors).toBeUndefined();
      return data?.['decisions'] as { readonly id: string }[];
    };
    expect((await ask('')).slice(0, 2).map(({ id }) => id)).toEqual([other.id, mine.id]);
    expect(await ask('customer: "c002"')).toMatchObject([{ id: mine.id, placement: 'home' }]);
    expect((await ask('placement: "product"'))[0]).toMatchObject({ id: other.id, customer: null });
    expect(await ask('customer: "nobody"')).toEqual([]);
  });

  it('says why a product was not among the offers, and to whom it lost', async () => {
    const { id, offers } = await decide({ placement: 'home', customer: 'c004', first: 1 });
    const whyNot = `query WhyNot($id: ID!, $product: ID!) {
      whyNotOffered(decisionId: $id, product: $product) {
        ... on WhyNot { stage sentence rank margin { factor lostTo { product title } } }
        ... on RequestRefused { code }
      }
    }`;
    const shown = offers[0]?.product.id ?? '';
    await expect(shop.ask(whyNot, { id, product: shown })).resolves.toMatchObject({
      data: { whyNotOffered: { stage: 'shown' } },
    });
    const products = ['pegs', 'stove', 'gas', 'socks', 'filter', 'mug', 'lamp', 'coffee'];
    const answers = await Promise.all(products.map((product) => shop.ask(whyNot, { id, product })));
    const lost = answers
      .map(
        ({ data }) => data?.['whyNotOffered'] as { readonly stage: string; readonly margin: object | null },
      )
      .filter(({ stage }) => stage === 'lost');
    expect(lost.length).toBeGreaterThan(0);
    for (const { margin } of lost) expect(margin).toMatchObject({ lostTo: { product: shown } });
    const now = `query WhyNot($product: ID!) { whyNot(input: { placement: "product", viewing: "tent" }, product: $product) {
      ... on WhyNot { stage rule sentence } } }`;
    const then = whyNot.replace('stage sentence', 'stage rule sentence').replace(/rank margin .*/, '}');
    const tent = await decide({ placement: 'product', viewing: 'tent' });
    for (const product of ['tent', 'pegs', 'gas', 'nothing']) {
      const [a, b] = await Promise.all([
        shop.ask(now, { product }),
        shop.ask(then, { id: tent.id, product }),
      ]);
      expect(b.data?.['whyNotOffered']).toEqual(a.data?.['whyNot']);
    }
    await expect(shop.ask(whyNot, { id: 'no.such', product: 'tent' })).resolves.toMatchObject({
      data: { whyNotOffered: { code: 'unknown-decision' } },
    });
  });

  it('compares two decisions', async () => {
    const a = await decide({ placement: 'product', viewing: 'tent' });
    const b = await decide({ placement: 'product', viewing: 'stove' });
    const compare = `query Compare($a: ID!, $b: ID!) {
      compareDecisions(a: $a, b: $b) {
        ... on Comparison { sameOffers summary products { product rankA rankB } }
        ... on RequestRefused { code }
      }
    }`;
    await expect(shop.ask(compare, { a: a.id, b: a.id })).resolves.toMatchObject({
      data: { compareDecisions: { sameOffers: true } },
    });
    const { data } = await shop.ask(compare, { a: a.id, b: b.id });
    const compared = data?.['compareDecisions'] as {
      readonly sameOffers: boolean;
      readonly summary: string[];
    };
    expect(compared.sameOffers).toBe(false);
    expect(compared.summary.join(' ')).toContain('Stove');
    await expect(shop.ask(compare, { a: a.id, b: 'x' })).resolves.toMatchObject({
      data: { compareDecisions: { code: 'unknown-decision' } },
    });
  });

  it('shows what a model of the shop’s own added, and what it was not given', async () => {
    const log = await openLog({ directory: shop.logDirectory });
    await publishFeatures({ log, features: shop.queue.features }, new Date(), ['product']);
    await log.close();
    const announce = () => shop.queue.live.touch({ models: true });
    const parts = { graph: shop.graph, announce, files: termFilesIn(shop.logDirectory) };
    const who = { who: 'ann', why: 'to try it' };
    const model = await readFile(path.join(__dirname, '../../../packages/onnx/test/fixtures/linear.onnx'));
    const inputs = ['product_orders', { feature: 'customer_orders', missing: 0 }];
    const contract = {
      name: 'reach',
      inputs,
      output: 'score',
      coefficient: 0.1,
      bounds: [0, 20],
      withinMs: 500,
    };
    const added = await addTerm(parts, { model, contract: JSON.stringify(contract), ...who }, new Date());
    expect(added).toMatchObject({ ok: true });
    const models = 'models { name leftOut stale }';
    const terms = 'score because { contributions { kind source value share } }';
    const { data, errors } = await shop.ask(
      `{ offers(input: { placement: "home", customer: "c001" }) { ... on OfferList { id ${models} degraded offers { ${terms} } } } }`,
    );
    expect(errors).toBeUndefined();
    const list = data?.['offers'] as {
      readonly id: string;
      readonly offers: readonly {
        readonly score: number;
        readonly because: {
          readonly contributions: readonly { kind: string; source: string; value: number }[];
        };
      }[];
    };
    expect(list).toMatchObject({
      models: [{ name: 'reach', leftOut: null, stale: ['customer_orders'] }],
      degraded: [],
    });
    for (const { score, because } of list.offers) {
      expect(because.contributions.filter(({ kind }) => kind === 'MODEL')).toMatchObject([
        { source: 'model:reach' },
      ]);
      expect(because.contributions.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 9);
    }
    await expect(removeTerm(parts, { name: 'reach', ...who }, new Date())).resolves.toMatchObject({
      ok: true,
    });
    const again = await shop.ask(
      `query Again($id: ID!) { decision(id: $id) { ... on RecordedDecision { ${models} repeated { equal } offers { ${terms} } } } }`,
      { id: list.id },
    );
    expect(again.data?.['decision']).toMatchObject({
      models: [{ name: 'reach', stale: ['customer_orders'] }],
      repeated: { equal: true },
      offers: list.offers,
    });
  });

  it('is nothing for shoppers and the shop’s own server', async () => {
    const { id } = await decide({ placement: 'home' });
    for (const role of ['shopper', 'storefront'] as const) {
      const { errors } = await shop.ask(DECISION, { id }, role);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});
