import type { FastifyInstance } from 'fastify';

/** Nothing is loaded from anywhere else; React Flow and Mantine write style attributes. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'self'";

/** What every page and file tells browsers about itself. */
export function guardPages(app: FastifyInstance): void {
  app.addHook('onSend', async (_, reply) => {
    const type = reply.getHeader('content-type');
    const isPage = typeof type === 'string' && type.startsWith('text/html');
    if (isPage && !reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
  });
}
