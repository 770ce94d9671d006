import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ShopProduct {
  readonly id: number;
  readonly title: string;
  /** ISO 8601, whole seconds. */
  readonly updated_at: string;
}

/** The part of a shop's API that is polled: products by time of change, by id, or all ids, 250 a page. */
export interface FakeShop {
  readonly address: string;
  readonly products: Map<number, ShopProduct>;
  /** What the shop takes for now. */
  clock: Date;
  stop(): Promise<void>;
}

const PAGE = 250;

export async function startFakeShop(): Promise<FakeShop> {
  const server = createServer((asked, answer) => respond(shop, asked, answer));
  const shop = {
    address: '',
    products: new Map<number, ShopProduct>(),
    clock: new Date(),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  shop.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return shop;
}

function respond(shop: FakeShop, asked: IncomingMessage, answer: ServerResponse): void {
  const { pathname, searchParams } = new URL(asked.url ?? '/', shop.address);
  const [since = '', after = '0', fields = ''] = searchParams.get('page_info')?.split('|') ?? [
    searchParams.get('updated_at_min') ?? '',
    '0',
    searchParams.get('fields') ?? '',
  ];
  const named = searchParams.get('ids')?.split(',').map(Number);
  const fits = [...shop.products.values()]
    .filter(({ id, updated_at: at }) => id > Number(after) && at >= since.slice(0, 19))
    .filter(({ id }) => named === undefined || named.includes(id))
    .sort((a, b) => a.id - b.id);
  const page = fits.slice(0, PAGE);
  if (fits.length > PAGE) {
    const cursor = encodeURIComponent(`${since}|${page.at(-1)?.id ?? 0}|${fields}`);
    answer.setHeader(
      'link',
      `<https://drill.example${pathname}?limit=${PAGE}&page_info=${cursor}>; rel="next"`,
    );
  }
  answer.setHeader('date', shop.clock.toUTCString());
  answer.setHeader('content-type', 'application/json');
  const products =
    fields === 'id' ? page.map(({ id }) => ({ id })) : page.map((one) => ({ ...one, variants: [] }));
  answer.end(JSON.stringify({ products }));
}
