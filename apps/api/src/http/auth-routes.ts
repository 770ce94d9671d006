import { ROLES, WhereforeError } from '@wherefore/contracts';
import { issueToken } from '@wherefore/engine';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Authenticate } from '../auth/authenticate.js';
import { DEMO_USERS } from '../auth/demo-users.js';
import type { Parts } from '../graphql/context.js';

/** `GET /auth/me`: who the sent token stands for. */
export function registerAuth(app: FastifyInstance, authenticate: Authenticate): void {
  app.get('/auth/me', async (request, reply) => {
    const { subject, roles, customer } = await authenticate(request.headers.authorization, new Date());
    return reply.header('cache-control', 'no-store').send({ subject, roles: [...roles], customer });
  });
}

const Wish = z.union([z.strictObject({ user: z.string() }), z.strictObject({ role: z.enum([...ROLES]) })]);
const WORKING_DAY = 8 * 3600;
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Demo users, for development only; a warning where others than this machine could reach them. `GET /auth/demo` lists them; `POST /auth/demo` with `{user}` or `{role}` gives a token
 * of one of them.
 */
export function registerDemoUsers(
  app: FastifyInstance,
  { keyring }: Pick<Parts, 'keyring'>,
  host: string,
): void {
  if (!LOOPBACK.has(host))
    app.log.warn({ host }, 'whoever reaches this address gets a token: set WHEREFORE_ENV=production');
  app.get('/auth/demo', () => ({ users: DEMO_USERS }));
  app.post('/auth/demo', async (request, reply) => {
    const wish = Wish.safeParse(request.body);
    if (!wish.success)
      throw new WhereforeError('BAD_INPUT', `Send {"user": ...} or {"role": one of ${ROLES.join(', ')}}`);
    const wished = wish.data;
    const found = DEMO_USERS.find((one) =>
      'user' in wished ? one.user === wished.user : one.roles.includes(wished.role),
    );
    if (found === undefined)
      throw new WhereforeError('NOT_FOUND', 'There is no such demo user: see GET /auth/demo');
    const { user: subject, roles, customer } = found;
    const token = issueToken(keyring, { subject, roles, customer, lifetime: WORKING_DAY }, new Date());
    return reply.header('cache-control', 'no-store').send({ token, user: subject, roles });
  });
}
