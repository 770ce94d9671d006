import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '@wherefore/client';
import { openShoppers, type Shoppers, type Visit } from '@wherefore/seeds';
import { assertLoopback } from '../src/commands/simulate.js';
import { runVisits } from '../src/simulate/run-visits.js';
import { Tally } from '../src/simulate/tally.js';
import { judgeOffer, truthOf } from '../src/simulate/visit-truth.js';

const shop = { seed: 7, until: '2026-11-01T00:00:00.000Z', products: 400, customers: 500, months: 3 };

/** What a shop would offer that shows the same few best sellers to all, and each visitor's first complement. */
function offersTo(visit: Visit): { product: string; price: number; decision: string; placement: string }[] {
  const products = ['p00010', 'p00020', 'p00030', ...visit.intentions.slice(1, 2).map((one) => one.product)];
  return [...new Set(products)].map((product, at) => ({
    product,
    price: 10 + at,
    decision: 'd',
    placement: 'product',
  }));
}

function simulate(shoppers: Shoppers, visits: number) {
  const tally = new Tally();
  for (let number = 0; number < visits; number += 1) {
    const visit = shoppers.visit(number);
    const offers = visit.treated ? offersTo(visit).map((one) => judgeOffer(shoppers, visit, one)) : [];
    tally.add(truthOf(visit, `s-${number}`, offers));
  }
  return tally.summary();
}

describe('the truth of a simulation', () => {
  it('is within what is measured from both arms as often as the interval says', () => {
    let within = 0;
    const runs = 200;
    for (let seed = 0; seed < runs; seed += 1) {
      const { measured, trueGain } = simulate(openShoppers(shop, { seed, holdout: 0.5 }), 400);
      if (measured !== null && measured.low <= trueGain && trueGain <= measured.high) within += 1;
    }
    expect(within / runs).toBeGreaterThan(0.9);
    expect(within / runs).toBeLessThan(0.99);
  });

  it('is what the same draws come to with and without offers, in the long run', () => {
    const { trueGain, realisedGain, measured } = simulate(
      openShoppers(shop, { seed: 5, holdout: 0.1 }),
      20_000,
    );
    expect(trueGain).toBeGreaterThan(0.5);
    expect(Math.abs(realisedGain - trueGain)).toBeLessThan(0.15);
    expect(measured).not.toBeNull();
  });

  it('counts nothing for an offer of what is bought anyway', () => {
    const shoppers = openShoppers(shop, { seed: 1, holdout: 0 });
    const visit = Array.from({ length: 50 }, (_, at) => shoppers.visit(at)).find(
      ({ bought }) => bought.size > 0,
    );
    if (visit === undefined) throw new Error('nobody buys');
    const [product = ''] = visit.bought;
    const offer = judgeOffer(shoppers, visit, { product, price: 99, decision: 'd', placement: 'cart' });
    const { expectedGain, revenue, revenueWithout } = truthOf(visit, 's', [offer]);
    expect([expectedGain, revenue]).toEqual([0, revenueWithout]);
  });
});

describe('a simulation', () => {
  it('visits this machine only', () => {
    expect(() => assertLoopback('http://127.0.0.1:4000')).not.toThrow();
    expect(() => assertLoopback('http://[::1]:4000')).not.toThrow();
    expect(() => assertLoopback('http://127.0.0.1.shop.example')).toThrow('only visits this machine');
  });

  it('gives up on an API that does not answer, and counts no visit for it', async () => {
    const server = createServer((_, reply) => reply.writeHead(503).end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const seen: unknown[] = [];
    const client = createClient({ url, retries: 0, staleMs: 0 });
    await expect(
      runVisits(client, openShoppers(shop, { seed: 1, holdout: 0 }), {
        rate: 200,
        forMs: 60_000,
        run: 'r',
        signal: new AbortController().signal,
        onVisit: (one) => seen.push(one),
        onProgress: () => undefined,
      }),
    ).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(seen).toEqual([]);
    await client.close().catch(() => undefined);
    server.close();
  });
});
