import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { openToyShop, type ToyShopApi } from './support/open-toy-shop.js';

const PROFILE = `id name source customers shareOfAll favourites { product { id } buyers share shopShare lift atLeast }`;
const ALL = `{ segmentProfiles { customers leftOut profiles { ${PROFILE} } } }`;
const ONE = `query One($id: ID!) { segmentProfile(id: $id) { ${PROFILE} forecast { people alive orders value priceLevel } } }`;

interface Profile {
  readonly id: string;
  readonly customers: number;
  readonly favourites: readonly {
    readonly product: { readonly id: string };
    readonly buyers: number;
    readonly share: number;
    readonly shopShare: number | null;
    readonly lift: number;
  }[];
}

describe('profiles of segments over GraphQL', () => {
  let shop: ToyShopApi;
  beforeAll(async () => {
    shop = await openToyShop();
    await shop.graph.runText(
      `MATCH (c:Customer) WHERE c.id < 'c009' MERGE (s:Segment {id: 'nine', name: 'Nine'}) MERGE (c)-[:IN_SEGMENT]->(s)`,
    );
  }, SERVER_START_TIMEOUT_MS);
  afterAll(() => shop.close());

  it('say how large groups of ten or more are, and what they buy more than the shop does', async () => {
    const { data, errors } = await shop.ask(ALL, {}, 'merchandiser');
    expect(errors).toBeUndefined();
    const { customers, leftOut, profiles } = data?.['segmentProfiles'] as {
      readonly customers: number;
      readonly leftOut: number;
      readonly profiles: readonly Profile[];
    };
    expect(customers).toBe(120);
    expect(leftOut).toBe(1);
    expect(profiles.map(({ id }) => id)).not.toContain('nine');
    expect(profiles.map(({ id }) => id)).not.toContain('everyone');
    const sizes = profiles.map((profile) => profile.customers);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const campers = profiles.find(({ id }) => id === 'campers');
    expect(campers).toMatchObject({ source: 'test', customers: 40, shareOfAll: 1 / 3 });
    // Of forty campers twenty bought gas lately, and nobody else did: three times the share of the whole shop.
    const gas = campers?.favourites.find(({ product }) => product.id === 'gas');
    expect(gas).toMatchObject({ buyers: 20, share: 0.5, shopShare: 1 / 6 });
    expect(gas?.lift).toBeCloseTo(3, 9);
    expect(campers?.favourites.map(({ product }) => product.id)).toEqual(['gas', 'mug', 'stove']);
  });

  it('say more of one, and nothing of one that is too small or is not there', async () => {
    const one = async (id: string) => (await shop.ask(ONE, { id }, 'analyst')).data?.['segmentProfile'];
    const campers = (await one('campers')) as Profile;
    expect(campers.favourites.length).toBeGreaterThanOrEqual(3);
    for (const { lift, buyers } of campers.favourites) {
      expect(lift).toBeGreaterThan(1);
      expect(buyers).toBeGreaterThanOrEqual(10);
    }
    await expect(one('nine')).resolves.toBeNull();
    await expect(one('everyone')).resolves.toBeNull();
    await expect(one('none')).resolves.toBeNull();
  });

  it('foresee the members of a group on average, where ten or more are foreseen', async () => {
    const [foreseen] = (await shop.graph.runText(
      `MATCH (:Segment {id: 'campers'})<-[:IN_SEGMENT]-(c:Customer)-[m:IN_SEGMENT]->(:Segment)
       WHERE m.alive IS NOT NULL AND EXISTS { (:Epoch {status: 'current', id: m.epoch}) }
       RETURN count(m) AS people, avg(m.alive) AS alive`,
    )) as { people: number; alive: number | null }[];
    const { data } = await shop.ask(ONE, { id: 'campers' });
    const { forecast } = data?.['segmentProfile'] as { readonly forecast: object | null };
    if ((foreseen?.people ?? 0) < 10) expect(forecast).toBeNull();
    else
      expect(forecast).toMatchObject({
        people: foreseen?.people,
        alive: expect.closeTo(foreseen?.alive ?? -1, 9),
      });
  });

  it('are for those who merchandise and analyse', async () => {
    for (const role of ['operator', 'storefront'] as const)
      expect((await shop.ask(ALL, {}, role)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
