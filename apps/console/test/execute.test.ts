import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute } from '../src/api/execute.js';
import { remedyFor } from '../src/api/request-failed.js';
import { PlacementsQuery } from '../src/operations/placements.js';

/** In a browser `/graphql` is relative to the page; here the page is a real server on a free port. */
const pageFetch = globalThis.fetch;
let server: Server;
let answer = { status: 200, body: '' };

beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(answer.status).end(answer.body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = (path, init) => pageFetch(new URL(String(path), `http://127.0.0.1:${port}`), init);
});
afterAll(async () => {
  globalThis.fetch = pageFetch;
  await new Promise((resolve) => server.close(resolve));
});

const ask = () => execute(PlacementsQuery, {});

it('gives the data of an answer', async () => {
  answer = { status: 200, body: '{"data":{"placements":[{"id":"home","name":"Home"}]}}' };
  await expect(ask()).resolves.toEqual({ placements: [{ id: 'home', name: 'Home' }] });
});

it('fails with the code and message of a GraphQL error', async () => {
  answer = {
    status: 200,
    body: '{"errors":[{"message":"Neo4j is down","extensions":{"code":"UNAVAILABLE"}}]}',
  };
  await expect(ask()).rejects.toMatchObject({ code: 'UNAVAILABLE', message: 'Neo4j is down' });
});

it('takes a gateway page for an API that is out of reach, and says what to do', async () => {
  answer = { status: 502, body: '<html>Bad gateway</html>' };
  const error: unknown = await ask().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'UNREACHABLE' });
  expect(remedyFor(error)).toContain('npm start');
});

it('does not take an empty answer for data', async () => {
  answer = { status: 200, body: '{}' };
  await expect(ask()).rejects.toMatchObject({ code: 'HTTP_200' });
});
