import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMapping } from '@wherefore/connectors';
import { downloadFile, type DownloadRequest, importMapped } from '@wherefore/engine';

const CONTENT = Buffer.from(
  Array.from({ length: 4000 }, (_, row) => `${row},some text\n`)
    .join('')
    .slice(0, 50_000),
);
const ETAG = '"v1"';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** The whole file, or the part that is asked for. */
const whole: Answer = (request, response) => {
  response.setHeader('etag', ETAG);
  response.setHeader('last-modified', 'Mon, 02 Nov 2026 05:00:00 GMT');
  if (request.headers['if-none-match'] === ETAG) return void response.writeHead(304).end();
  const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
  if (from === undefined || request.headers['if-range'] !== ETAG)
    return void response.writeHead(200).end(CONTENT);
  response.setHeader('content-range', `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}`);
  response.writeHead(206).end(CONTENT.subarray(Number(from)));
};

const folder = mkdtempSync(join(tmpdir(), 'wherefore-download-'));
const target = join(folder, 'orders_1.csv');

/** Half of it and, when that half has been written down, the end of the line. */
const cut =
  (headers: Record<string, string>, content = CONTENT): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-length': String(content.length), ...headers });
    response.write(content.subarray(0, content.length / 2));
    const end = () => {
      if (existsSync(target) && statSync(target).size === content.length / 2) response.destroy();
      else setImmediate(end);
    };
    end();
  };

const status =
  (code: number): Answer =>
  (_, response) =>
    void response.writeHead(code).end('no');

describe('a download', () => {
  let answers: Answer[] = [];
  let asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.range);
    (answers.shift() ?? whole)(request, response);
  });
  let base = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    asked = [];
  });

  const run = (
    given: readonly Answer[],
    request: Partial<DownloadRequest> = {},
    at = '/exports/orders%201.csv?key=secret',
  ) => {
    answers = [...given];
    const address = new URL(at, base);
    const wait = () => Promise.resolve();
    return downloadFile({ address, folder, maxBytes: 1e6, idleMs: 2_000, known: null, wait, ...request });
  };
  const contentOf = (file: { path: string } | null) => file && readFileSync(file.path);

  it('is the file, with what the server calls its state', async () => {
    const file = await run([]);
    expect(file).toEqual({
      path: target,
      etag: ETAG,
      modified: '2026-11-02T05:00:00.000Z',
    });
    expect(contentOf(file)).toEqual(CONTENT);
  });

  it('goes on where it stopped', async () => {
    expect(contentOf(await run([cut({ etag: ETAG }), status(503), whole]))).toEqual(CONTENT);
    const rest = `bytes=${CONTENT.length / 2}-`;
    expect(asked).toEqual([undefined, rest, rest]);
    asked = [];
    expect(contentOf(await run([cut({ etag: ETAG }), whole]))).toEqual(CONTENT);
    expect(asked).toHaveLength(2);
  });

  it('starts anew where the file is another by then, or where nobody can tell', async () => {
    const old = Buffer.from('x'.repeat(CONTENT.length + 500));
    expect(contentOf(await run([cut({ etag: '"v0"' }, old), whole]))).toEqual(CONTENT);
    expect(contentOf(await run([cut({}, old), whole]))).toEqual(CONTENT);
    expect(contentOf(await run([cut({ etag: 'W/"v1"' }, old), whole]))).toEqual(CONTENT);
    expect(asked.filter((range) => range !== undefined)).toEqual([`bytes=${old.length / 2}-`]);
  });

  it('is not made when nothing has changed', async () => {
    expect(await run([], { known: { etag: ETAG, modified: null } })).toBeNull();
    expect(contentOf(await run([], { known: { etag: '"v0"', modified: null } }))).toEqual(CONTENT);
  });

  it('is named by its address where it is not what the mapping reads', async () => {
    const table = { files: 'products.csv', event: 'product.upserted', occurredAt: 'file', payload: {} };
    const mapping = readMapping(JSON.stringify({ source: 'shop', tables: { products: table } }));
    if (!mapping.ok) throw new Error(JSON.stringify(mapping.refusal));
    const downloads = join(folder, 'downloads');
    const source = { mapping: mapping.value, place: `${base}/exports/orders.csv?key=secret`, downloads };
    answers = [];
    await expect(importMapped({} as never, source, () => undefined)).rejects.toThrow(
      `${base}/exports/orders.csv lacks files for products. What`,
    );
  });

  it('is tried again while that may help, and no longer', async () => {
    const busy = [500, 502, 429, 408].map(status);
    expect(contentOf(await run(busy))).toEqual(CONTENT);
    await expect(run([...busy, status(500)])).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `${base}/exports/orders%201.csv cannot be read: it answered 500`,
    });
    await expect(run([status(404)])).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(asked).toHaveLength(5 + 5 + 1);
    await expect(run([], {}, 'http://127.0.0.1:1/x.csv')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('ends where nothing comes any more', async () => {
    const silent: Answer = (_, response) =>
      void response.writeHead(200, { 'content-length': '10' }).write('abc');
    await expect(
      run(
        Array.from({ length: 5 }, () => silent),
        { idleMs: 100 },
      ),
    ).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('nothing came for 100 ms') as string,
    });
  });

  it('ends where it is too large, said or not', async () => {
    const endless: Answer = (_, response) => {
      response.writeHead(200);
      const more = () => void (response.destroyed || response.write(Buffer.alloc(65_536), more));
      more();
    };
    for (const answer of [whole, endless])
      await expect(run([answer], { maxBytes: 20_000 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});
