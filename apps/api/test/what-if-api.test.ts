import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { openToyShop, type ToyShopApi } from './support/open-toy-shop.js';

const WHAT_IF = `query WhatIf($input: OffersInput!, $suppose: SuppositionInput!) {
  whatIf(input: $input, suppose: $suppose) {
    ... on RequestRefused { code message }
    ... on OfferList { id placement offers { product { id } because { headline contributions { label path { nodes { name } } } } } }
  }
}`;

interface Supposed {
  readonly id: string | null;
  readonly code?: string;
  readonly offers: readonly { readonly product: { readonly id: string }; readonly because: object }[];
}

describe('what if', () => {
  let shop: ToyShopApi;
  beforeAll(async () => void (shop = await openToyShop()), SERVER_START_TIMEOUT_MS);
  afterAll(() => shop.close());

  const ask = (input: object, suppose: object) => shop.ask(WHAT_IF, { input, suppose });
  async function supposed(input: object, suppose: object): Promise<Supposed> {
    const { data, errors } = await ask(input, suppose);
    expect(errors).toBeUndefined();
    return data?.['whatIf'] as Supposed;
  }
  const products = ({ offers }: Supposed): string[] => offers.map(({ product }) => product.id);

  it('takes null for looking at nothing, and a name that is left out for no change', async () => {
    const looking = { placement: 'home', viewing: 'tent' };
    const [at, still, nothing] = [
      await supposed({ placement: 'home' }, { viewing: 'tent' }),
      await supposed(looking, {}),
      await supposed(looking, { viewing: null }),
    ];
    expect(products(still)).toEqual(products(at));
    expect(products(nothing)).toEqual(products(await supposed({ placement: 'home' }, {})));
    expect(products(nothing)).not.toEqual(products(still));
    expect(still.id).toBeNull();
  });

  it('asks for what the placement needs after the change, not before', async () => {
    const refused = await supposed({ placement: 'product', viewing: 'tent' }, { viewing: null });
    expect(refused.code).toBe('missing-context');
    expect(products(await supposed({ placement: 'product' }, { viewing: 'tent' }))).toContain('pegs');
  });

  it('calls a segment by its name', async () => {
    const camper = await supposed({ placement: 'home', customer: 'c003' }, { segments: ['campers'] });
    expect(JSON.stringify(camper.offers)).toContain('"Campers"');
    expect(JSON.stringify(camper.offers)).not.toContain('"campers"');
  });

  it('decides with a configuration that is not saved', async () => {
    const input = { placement: 'home', customer: 'c003' };
    const two = { id: 'home', name: 'Home', intents: [{ intent: 'discover', share: 1 }], slots: 2 };
    const shown = '{ placement(id: "home") { version slots } }';
    const before = await shop.ask(shown);
    expect((await supposed(input, {})).offers.length).toBeGreaterThan(2);
    expect((await supposed(input, { placement: two })).offers).toHaveLength(2);
    const { errors } = await ask(input, { placement: { ...two, slots: 0 } });
    expect(errors).toMatchObject([
      { message: expect.stringContaining('placement.slots'), extensions: { code: 'BAD_INPUT' } },
    ]);
    expect(await shop.ask(shown)).toEqual(before);
  });

  it('decides with a version of the rules that is a draft', async () => {
    const input = { placement: 'product', viewing: 'tent' };
    const save = `mutation ($rules: [RuleInput!]!) {
      saveRules(rules: $rules, reason: "Season") { ... on SavedRules { version } ... on RulesRefused { message } }
    }`;
    const rule = {
      id: 'no-pegs',
      name: 'No pegs',
      when: [{ product: ['pegs'] }],
      then: { exclude: true },
      reason: 'They rust.',
      expiresAt: '2099-01-01T00:00:00.000Z',
    };
    const { data } = await shop.ask(save, { rules: [rule] });
    const { version } = data?.['saveRules'] as { readonly version: number };
    expect(products(await supposed(input, {}))).toContain('pegs');
    expect(products(await supposed(input, { rules: version }))).not.toContain('pegs');
    expect(products(await supposed(input, { rules: 0 }))).toContain('pegs');
    const { errors } = await ask(input, { rules: 99 });
    expect(errors).toMatchObject([{ message: 'rules: there is no version 99' }]);
  });
});
