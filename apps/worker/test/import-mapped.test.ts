import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Mapping, readMapping } from '@wherefore/connectors';
import { createKeyring, importMapped } from '@wherefore/engine';
import { connectGraph, type Graph, migrate } from '@wherefore/graph';
import { openQueue, type QueueDoor } from '@wherefore/queue';
import { borrowNeo4j, SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { killWorker, SECRET, startWorker, workerEnvironment } from './support/worker-process.js';

const EXAMPLE = path.resolve(__dirname, '../../../docs/mapping-example.yaml');
const ROWS = 3_000;

const mappingOf = (text: string): Mapping => {
  const read = readMapping(text);
  if (!read.ok) throw new Error('the mapping is refused');
  return read.value;
};

/** Rows of a product each; every hundredth has a price that is none. */
const products = (price: number) =>
  [
    'sku;name;type;brand;groups;price;sold;colour;weight_kg;changed;state',
    ...Array.from(
      { length: ROWS },
      (_, n) =>
        `${n};Thing ${n};A;;Office;${n % 100 === 0 ? 'free' : `${price},50`};ja;;;02.11.2026 09:30;live`,
    ),
    '',
  ].join('\n');
const ORDERS = 'order_no,client,ordered,sku,quantity,unit_price\nA1,7,2026-11-01 12:00:00,1,2,"9,50"\n';

describe('an import by a mapping', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wherefore-mapped-'));
  let worker: ChildProcess;
  let graph: Graph;
  let queue: QueueDoor;
  let stop = () => Promise.resolve();
  const run = (place: string, text = readFileSync(EXAMPLE, 'utf8')) => {
    const source = { mapping: mappingOf(text), place, downloads: path.join(folder, 'downloads') };
    return importMapped({ graph, queue, keyring: createKeyring(SECRET) }, source, () => undefined);
  };

  beforeAll(async () => {
    const [neo4j, redis] = await Promise.all([borrowNeo4j(), startThrowawayRedis()]);
    graph = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
    queue = await openQueue(redis.url);
    await migrate(graph, new Date());
    worker = await startWorker(workerEnvironment(neo4j, redis, path.join(folder, 'log')));
    stop = async () => {
      await killWorker(worker);
      await queue.close();
      await graph.close();
      neo4j.giveBack();
      await redis.stop();
    };
  }, SERVER_START_TIMEOUT_MS);
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }, SERVER_START_TIMEOUT_MS);

  it('takes effect once from a folder, and again under another mapping', async () => {
    const exports = mkdtempSync(path.join(folder, 'exports-'));
    writeFileSync(path.join(exports, 'products.csv.gz'), gzipSync(products(1)));
    writeFileSync(path.join(exports, 'orders.csv'), ORDERS);
    const first = await run(exports);
    const bad = ROWS / 100;
    expect(
      first?.map(({ table, records, applied, quarantined }) => ({ table, records, applied, quarantined })),
    ).toEqual([
      { table: 'products', records: ROWS, applied: ROWS - bad, quarantined: bad },
      { table: 'orders', records: 1, applied: 1, quarantined: 0 },
    ]);
    expect(first?.[0]?.rejectedFor).toEqual({ 'payload.price is no number with the decimal sign ","': bad });
    const [row] = await graph.runText(
      "MATCH (p:Product {id: 'w-1'}), (o:Order {id: 'A1'}) RETURN p.title AS title, p.price AS price, count(o) AS orders",
    );
    expect(row).toEqual({ title: 'Thing 1', price: 1.5, orders: 1 });
    const [held] = await graph.runText(
      "MATCH (q:Quarantine {source: 'warehouse'}) RETURN count(q) AS held, min(q.position) AS position",
    );
    expect(held).toEqual({ held: bad, position: expect.stringMatching(/^products\.csv\.gz:\d+$/) as string });

    const again = await run(exports);
    expect(again?.every(({ chunks, chunksKnown }) => chunks === chunksKnown)).toBe(true);
    const other = await run(exports, readFileSync(EXAMPLE, 'utf8').replace('Own brand', 'House brand'));
    expect(other?.[0]?.chunksKnown).toBe(0);
  });

  it('takes effect from an address, which is asked whether anything has changed', async () => {
    let content = products(2);
    let cuts = 1;
    const server = createServer((request, response) => {
      const etag = `"${content.length}-${content.slice(100, 200).replace(/\W/g, '')}"`;
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
      response.writeHead(200, { etag, 'content-length': String(Buffer.byteLength(content)) });
      if (cuts-- > 0) response.write(content.slice(0, 1000), () => response.destroy());
      else response.end(content);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/products.csv`;
    const text = readFileSync(EXAMPLE, 'utf8').replace(
      'files: orders*.csv',
      'files: orders*.csv\n    optional: true',
    );
    try {
      expect((await run(address, text))?.[0]?.applied).toBe(ROWS - ROWS / 100);
      expect(await run(address, text)).toBeNull();
      content = products(3).replaceAll('09:30', '10:30');
      expect((await run(address, text))?.[0]?.chunksKnown).toBe(0);
      const [row] = await graph.runText("MATCH (p:Product {id: 'w-1'}) RETURN p.price AS price");
      expect(row).toEqual({ price: 3.5 });
      expect(readdirSync(path.join(folder, 'downloads')).filter((name) => !name.endsWith('.json'))).toEqual(
        [],
      );
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
