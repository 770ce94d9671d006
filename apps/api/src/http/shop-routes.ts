import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the built demo shop below `/shop`; which page it is, the shop reads from the address. */
export async function registerShop(app: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(path.join(root, 'index.html'))) {
    app.log.warn({ root }, 'the demo shop is not built: run npm run build');
    return;
  }
  await app.register(async (shop) => {
    await shop.register(fastifyStatic, {
      root,
      prefix: '/shop/',
      wildcard: false,
      index: false,
      maxAge: '1h',
    });
    shop.get('/shop', (_, reply) => reply.sendFile('index.html', { maxAge: 0 }));
    shop.get('/shop/*', (request, reply) =>
      request.headers.accept?.includes('text/html') === true
        ? reply.sendFile('index.html', { maxAge: 0 })
        : reply.callNotFound(),
    );
  });
}
