import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** As strict as a shop may be: no inline styles or scripts. */
const POLICY = "default-src 'self'";

export interface ShopPage {
  readonly url: string;
  /** Bodies of all requests to `/graphql`. */
  readonly sent: string[];
  close(): Promise<void>;
}

/** A shop's page as its bundler builds it, at an address of its own that passes `/graphql` on, as a shop's proxy does. */
export async function serveShopPage(graphql: string): Promise<ShopPage> {
  const built = await mkdtemp(path.join(os.tmpdir(), 'wherefore-shop-page-'));
  const page = path.join(__dirname, '../fixtures/shop-page');
  const vite = path.resolve(__dirname, '../../../../node_modules/vite/bin/vite.js');
  await promisify(execFile)(process.execPath, [
    vite,
    'build',
    page,
    '--outDir',
    built,
    '--logLevel',
    'error',
  ]);
  const sent: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      void answer(request.url ?? '/', body).then(({ status, type, text }) =>
        response.writeHead(status, { 'content-type': type, 'content-security-policy': POLICY }).end(text),
      );
    });
  });
  const answer = async (url: string, body: Buffer) => {
    if (url === '/graphql') {
      sent.push(body.toString());
      const headers = { 'content-type': 'application/json' };
      const reply = await fetch(graphql, { method: 'POST', body: new Uint8Array(body), headers });
      return { status: reply.status, type: 'application/json', text: await reply.text() };
    }
    const { pathname } = new URL(url, 'http://shop');
    const file = path.join(built, pathname === '/' ? 'index.html' : pathname);
    const type = TYPES[path.extname(file)] ?? 'text/plain';
    if (!existsSync(file)) return { status: 204, type, text: '' };
    return { status: 200, type, text: await readFile(file, 'utf8') };
  };
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sent,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
      await rm(built, { recursive: true, force: true });
    },
  };
}
