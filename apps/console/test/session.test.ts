import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute } from '../src/api/execute.js';
import { PlacementsQuery } from '../src/operations/placements.js';
import { currentSession, openSession, seesCypher, signIn, signOut } from '../src/session/session.js';

/** The page's own server: it knows the demo users it is given and the tokens that bear their names. */
const pageFetch = globalThis.fetch;
let server: Server;
let users: { user: string; about: string; roles: string[] }[] = [];
let good = new Set<string>();
let sent: (string | undefined)[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const token = request.headers.authorization?.replace('Bearer ', '');
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const refuse = { code: 'UNAUTHENTICATED', message: 'The token is not valid' };
    if (request.url === '/graphql') {
      sent.push(token);
      if (token !== undefined && good.has(token)) answer(200, { data: { placements: [] } });
      else answer(401, { errors: [{ message: refuse.message, extensions: { code: refuse.code } }] });
    } else if (request.url === '/auth/me') {
      if (token === undefined || !good.has(token)) answer(401, refuse);
      else
        answer(200, {
          subject: token,
          roles: users.find(({ user }) => user === token)?.roles ?? ['merchandiser'],
        });
    } else if (users.length === 0) answer(404, { code: 'NOT_FOUND', message: 'no' });
    else if (request.method === 'GET') answer(200, { users });
    else {
      good.add(users[0]?.user ?? '');
      answer(200, { token: users[0]?.user });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = (path, init) => pageFetch(new URL(String(path), `http://127.0.0.1:${port}`), init);
});
afterAll(async () => {
  globalThis.fetch = pageFetch;
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  [users, good, sent] = [[], new Set(), []];
  signOut();
});

it('is that of the first demo user in development, whose token goes with every request', async () => {
  users = [{ user: 'amy', about: 'admin', roles: ['admin'] }];
  await openSession();
  expect(currentSession()).toMatchObject({ state: 'in', who: { subject: 'amy' } });
  expect(seesCypher()).toBe(true);
  await expect(execute(PlacementsQuery, {})).resolves.toEqual({ placements: [] });
  expect(sent).toEqual(['amy']);
});

it('waits for a token in production, and says when it is not good', async () => {
  await openSession();
  expect(currentSession()).toEqual({ state: 'out', problem: null });
  await signIn('bad');
  expect(currentSession()).toEqual({ state: 'out', problem: 'The token is not valid' });
  good.add('mia');
  await signIn('mia');
  expect(currentSession()).toMatchObject({ state: 'in', token: 'mia' });
  expect(seesCypher()).toBe(false);
});

it('ends when its token does', async () => {
  good.add('mia');
  await signIn('mia');
  good.clear();
  await expect(execute(PlacementsQuery, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(currentSession()).toEqual({ state: 'out', problem: 'Your session has ended.' });
});
