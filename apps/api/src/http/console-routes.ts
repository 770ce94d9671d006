import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Serves the built console at every address that is nothing else's and, in development, the GraphQL explorer at `/graphiql`. */
export async function registerConsole(app: FastifyInstance, root: string, explorer: boolean): Promise<void> {
  if (!existsSync(path.join(root, 'index.html'))) {
    app.log.warn({ root }, 'the console is not built: run npm run build');
    return;
  }
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    cacheControl: true,
    maxAge: '1h',
    globIgnore: explorer ? [] : ['graphiql.html'],
  });
  const page = (reply: FastifyReply, file: string) => reply.sendFile(file, { maxAge: 0 });
  // Which page it is, the console reads from the address; whatever does not ask for a page has no such file.
  app.get('/*', (request, reply) =>
    request.headers.accept?.includes('text/html') === true ? page(reply, 'index.html') : reply.callNotFound(),
  );
  app.get('/', (_, reply) => page(reply, 'index.html'));
  if (explorer) app.get('/graphiql', (_, reply) => page(reply, 'graphiql.html'));
}
