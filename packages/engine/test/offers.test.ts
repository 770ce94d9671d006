import { type Decision, type Offer, OfferRequest, type OfferRequestInput } from '@wherefore/contracts';
import { decideOffers, explainProduct, learnEpoch } from '@wherefore/engine';
import { explainOffer } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event } from './support/events.js';
import { TOY_NOW, toyShop } from './support/toy-shop.js';
import { openWorld, type World } from './support/world.js';

let world: World;

async function decide(request: OfferRequestInput): Promise<Decision> {
  const decided = await decideOffers(world.desk, OfferRequest.parse(request), { now: TOY_NOW });
  if (!decided.ok) throw new Error(decided.refusal.message);
  return decided.value.decision;
}

const sumOf = ({ because }: Offer): number =>
  because.contributions.reduce((sum, { value }) => sum + value, 0);
const offerOf = (decision: Decision, product: string): Offer => {
  const offer = decision.offers.find((one) => one.product.id === product);
  if (offer === undefined)
    throw new Error(`${product} was not offered, but ${decision.offers.map((o) => o.product.id).join(', ')}`);
  return offer;
};

beforeAll(async () => {
  world = await openWorld();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());

describe('before anything is learned', () => {
  it('answers an empty graph with a reason, not an error', async () => {
    const decision = await decide({ customer: 'c000' });
    expect(decision.offers).toEqual([]);
    expect(decision.empty).toMatchObject({
      code: 'no-epoch',
      message: expect.stringContaining('wherefore learn'),
    });
  });

  it('does not learn from an empty log', async () => {
    await expect(learnEpoch(world, { now: TOY_NOW })).rejects.toThrow(/no orders in the log/);
  });
});

describe('the toy shop', () => {
  beforeAll(async () => {
    await world.apply(toyShop());
    await learnEpoch(world, { now: TOY_NOW, options: { minLift: 1.2 } });
    await world.queue.live.touch({ knowledge: true });
  }, 60_000);

  it('finds the planted complements', async () => {
    const pairs = await world.graph.runText(
      'MATCH (a)-[r:COMPLEMENTS]->(b) WHERE r.n >= 15 RETURN a.id AS from, b.id AS to',
    );
    const found = pairs.map(({ from, to }) => `${String(from)}>${String(to)}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'tent>pegs',
        'pegs>tent',
        'stove>gas',
        'gas>stove',
        'shoes>socks',
        'coffee>filter',
      ]),
    );
    expect(found).not.toContain('tent>coffee');
  });

  it('offers the complement of what is being looked at, with its path', async () => {
    const offer = offerOf(await decide({ placement: 'product', viewing: 'shoes' }), 'socks');
    expect(offer.because.headline).toMatch(/Trail shoes, which you are looking at/);
    const path = offer.because.contributions.find(({ source }) => source === 'complements')?.path;
    expect(path?.nodes.map(({ name }) => name)).toEqual(['Trail shoes', 'Trail socks']);
    expect(path?.relationships[0]).toMatchObject({ type: 'COMPLEMENTS', from: 0, to: 1 });
    expect(path?.relationships[0]?.properties).toMatchObject({
      source: 'learn:baskets',
      epoch: expect.stringMatching(/^e2026/),
    });
  });

  it('starts a customer’s path at the customer', async () => {
    const decision = await decide({ customer: 'c004' });
    const paths = decision.offers.flatMap(({ because }) =>
      because.contributions.flatMap(({ path }) => path ?? []),
    );
    const own = paths.find(({ relationships }) => relationships[0]?.type === 'PURCHASED');
    expect(own?.nodes[0]).toEqual({ label: 'Customer', id: 'c004', name: 'c004' });
    expect(own?.relationships[0]?.properties).toMatchObject({ count: 1, source: 'test' });
  });

  it('sum rule: contributions add up to the score', async () => {
    let offers = 0;
    for (let person = 0; person < 30; person += 1) {
      const customer = `c${String(person).padStart(3, '0')}`;
      for (const offer of (await decide({ customer, cart: ['mug'] })).offers) {
        expect(Math.abs(sumOf(offer) - offer.score)).toBeLessThan(1e-9);
        offers += 1;
      }
    }
    expect(offers).toBeGreaterThan(60);
  });

  it('the Cypher that goes with an offer computes the same contributions', async () => {
    for (const offer of (await decide({ customer: 'c000', viewing: 'mug', cart: ['coffee'] })).offers) {
      const rows = await world.graph.read(explainOffer, offer.because.cypher.parameters as never);
      const bias = offer.because.contributions[0]?.value ?? 0;
      expect(rows).toHaveLength(offer.because.contributions.length - 1);
      expect(
        Math.abs(rows.reduce((sum, { contribution }) => sum + contribution, bias) - offer.score),
      ).toBeLessThan(1e-9);
      const inlined = await world.graph.runText(offer.because.cypher.browser);
      expect(inlined).toHaveLength(rows.length);
    }
  });

  it('is deterministic: the same situation gives the same list', async () => {
    const [a, b] = [await decide({ customer: 'c005' }), await decide({ customer: 'c005' })];
    expect(a.offers).toEqual(b.offers);
  });

  it('counts recent purchases more than old ones', async () => {
    await world.apply([
      event(
        'order.placed',
        { order: 'old', customer: 'old', lines: [{ product: 'shoes', quantity: 1, amount: 1 }] },
        { at: '2026-01-01T00:00:00Z' },
      ),
      event(
        'order.placed',
        { order: 'new', customer: 'new', lines: [{ product: 'shoes', quantity: 1, amount: 1 }] },
        { at: '2026-09-30T00:00:00Z' },
      ),
    ]);
    const socks = async (customer: string) => offerOf(await decide({ customer }), 'socks').score;
    expect(await socks('new')).toBeGreaterThan(await socks('old'));
  });

  it('falls back to what the shop buys for strangers, and says so for unknown customers', async () => {
    const stranger = await decide({});
    expect(stranger.offers.length).toBeGreaterThan(3);
    expect(stranger.offers[0]?.because.headline).toBe('Popular in the shop right now');
    const unknown = await decide({ customer: 'nobody' });
    expect(unknown.offers.map(({ product }) => product.id)).toEqual(
      stranger.offers.map(({ product }) => product.id),
    );
    expect(unknown.notes[0]).toMatch(/not known/);
  });

  it('refuses an unknown placement and missing context as values', async () => {
    const unknown = await decideOffers(world.desk, OfferRequest.parse({ placement: 'moon' }), {
      now: TOY_NOW,
    });
    expect(unknown).toMatchObject({
      ok: false,
      refusal: { code: 'unknown-placement', message: expect.stringContaining('home') },
    });
    const missing = await decideOffers(world.desk, OfferRequest.parse({ placement: 'product' }), {
      now: TOY_NOW,
    });
    expect(missing).toMatchObject({ ok: false, refusal: { code: 'missing-context' } });
  });

  it('uses no personal anchor without consent, and explains that', async () => {
    const before = await decide({ customer: 'c006' });
    expect(before.personalised).toBe(true);
    await world.apply([
      event('consent.changed', { customer: 'c006', purpose: 'personalisation', granted: false }),
    ]);
    const after = await decide({ customer: 'c006' });
    expect(after.personalised).toBe(false);
    expect(after.notes[0]).toMatch(/not agreed/);
    const labels = after.offers.flatMap(({ because }) =>
      because.contributions.flatMap(({ path }) => path?.nodes[0]?.label ?? []),
    );
    expect(new Set(labels)).toEqual(new Set(['Segment']));
    expect(JSON.stringify(after.offers)).not.toContain('c006');
  });

  describe('eligibility', () => {
    it('never offers what is out of stock, in the cart, or inactive, and says which rule held it back', async () => {
      await world.apply([
        event('stock.changed', { product: 'socks', quantity: 0 }, { at: '2026-10-02T00:00:00Z' }),
      ]);
      const decision = await decide({ placement: 'product', viewing: 'shoes' });
      expect(decision.offers.map(({ product }) => product.id)).not.toContain('socks');
      expect(decision.refused).toContainEqual({
        product: 'socks',
        rule: 'out-of-stock',
        reason: 'It is out of stock: 0 left.',
      });
      const why = await explainProduct(
        world.desk,
        { request: OfferRequest.parse({ viewing: 'shoes', placement: 'product' }), product: 'socks' },
        { now: TOY_NOW },
      );
      expect(why).toMatchObject({ ok: true, value: { refusal: { rule: 'out-of-stock' } } });
      await world.apply([
        event('stock.changed', { product: 'socks', quantity: 9 }, { at: '2026-10-03T00:00:00Z' }),
      ]);
      const inCart = await decide({ placement: 'cart', cart: ['shoes', 'socks'] });
      expect(inCart.offers.map(({ product }) => product.id)).not.toContain('socks');
    });

    it('offers what is owned again only where people come back for it, and not before it is due', async () => {
      const decision = await decide({ customer: 'c003', first: 20 });
      const offered = decision.offers.map(({ product }) => product.id);
      expect(offered).toContain('coffee');
      expect(offerOf(decision, 'coffee').because.headline).toMatch(
        /You bought this 2 times; people come back for it/,
      );
      expect(decision.refused.map(({ product, rule }) => `${product}:${rule}`)).toContain(
        'filter:already-owned',
      );
    });

    it('offers an add-on only to those who have its base', async () => {
      await world.apply([
        event(
          'product.upserted',
          {
            product: 'gas',
            title: 'Gas cartridge',
            price: 7,
            stock: 5,
            requires: ['stove'],
            kind: 'add-on',
            categories: ['camping'],
            brand: 'Emberline',
          },
          { at: '2026-10-04T00:00:00Z' },
        ),
      ]);
      expect((await decide({ viewing: 'tent', first: 20 })).refused).toContainEqual(
        expect.objectContaining({ product: 'gas', rule: 'requires-base' }),
      );
      expect(
        (await decide({ cart: ['stove'], first: 20 })).offers.map(({ product }) => product.id),
      ).toContain('gas');
    });

    it('keeps to the filters', async () => {
      const decision = await decide({ first: 20, filters: { categories: ['kitchen'], maxPrice: 10 } });
      expect(decision.offers.map(({ product }) => product.id).sort()).toEqual(['filter', 'mug']);
    });
  });

  // Last: it takes relationships out of the graph.
  it('deletion rule: deleting a shown relationship lowers the score by its stated contribution', async () => {
    let deleted = 0;
    for (let round = 0; round < 12; round += 1) {
      const request = { customer: 'c001', cart: ['shoes'], first: 20 };
      const before = await decide(request);
      const offer = before.offers[round % before.offers.length];
      const shown =
        offer?.because.contributions.filter(({ source }) =>
          ['complements', 'related', 'followed-by', 'walked-to', 'chosen-with', 'segment'].includes(source),
        ) ?? [];
      const contribution = shown[round % Math.max(1, shown.length)];
      if (offer === undefined || contribution?.path === null || contribution === undefined) continue;
      const learned = contribution.path.relationships.at(-1);
      const [from, to] = [
        contribution.path.nodes[learned?.from ?? 0],
        contribution.path.nodes[learned?.to ?? 0],
      ];
      const sharing = offer.because.contributions.filter(({ path }) => {
        const last = path?.relationships.at(-1);
        return last?.type === learned?.type && path?.nodes[last?.from ?? -1]?.id === from?.id;
      });
      await world.graph.runText(`MATCH (a {id: $from})-[r:${learned?.type ?? ''}]->(b {id: $to}) DELETE r`, {
        from: from?.id,
        to: to?.id,
      });
      world.desk.clear();
      deleted += 1;
      const stated = sharing.reduce((sum, { value }) => sum + value, 0);
      const after = await explainProduct(
        world.desk,
        { request: OfferRequest.parse(request), product: offer.product.id },
        { now: TOY_NOW },
      );
      const score = after.ok ? after.value.offer.score : (offer.because.contributions[0]?.value ?? 0);
      expect(Math.abs(offer.score - score - stated)).toBeLessThan(1e-9);
    }
    expect(deleted).toBeGreaterThanOrEqual(8);
  });

  it('deletion rule: forgetting a purchase lowers the score by all the terms that went through it', async () => {
    const request = { customer: 'c008', first: 20 };
    const offer = (await decide(request)).offers.find(({ because }) =>
      because.contributions.some(({ anchor }) => anchor?.kind === 'purchased'),
    );
    const bought = offer?.because.contributions.find(({ anchor }) => anchor?.kind === 'purchased')?.anchor
      ?.id;
    const stated =
      offer?.because.contributions
        .filter(({ anchor }) => anchor?.id === bought)
        .reduce((sum, { value }) => sum + value, 0) ?? 0;
    await world.graph.runText(
      "MATCH (:Customer {id: 'c008'})-[r:PURCHASED]->(:Product {id: $bought}) DELETE r",
      { bought },
    );
    world.desk.clear();
    const after = await explainProduct(
      world.desk,
      { request: OfferRequest.parse(request), product: offer?.product.id ?? '' },
      { now: TOY_NOW },
    );
    expect(stated).toBeGreaterThan(0);
    const score = after.ok ? after.value.offer.score : (offer?.because.contributions[0]?.value ?? 0);
    expect(Math.abs((offer?.score ?? 0) - score - stated)).toBeLessThan(1e-9);
  });
});
