import type { FastifyInstance } from 'fastify';

const METHODS = 'GET, POST';
/** How long a browser need not ask again, seconds. */
const REMEMBERED_S = '600';

/**
 * Lets pages of these origins ask `/graphql`: what other origins ask is answered without a word on origins, which browsers keep
 * from them. Nothing is ever sent along by itself (no cookies), so credentials are not allowed.
 */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.addHook('onRequest', async (request, reply) => {
    if (!/^\/graphql(\?|$)/.test(request.url)) return;
    void reply.header('vary', 'origin');
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin)) return;
    void reply.header('access-control-allow-origin', origin);
    void reply.header('access-control-expose-headers', 'retry-after');
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined)
      return;
    void reply.header('access-control-allow-methods', METHODS);
    void reply.header('access-control-allow-headers', 'authorization, content-type');
    void reply.header('access-control-max-age', REMEMBERED_S);
    await reply.code(204).send();
  });
}
