import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateLoad, type Load } from '../src/load/generate-load.js';
import { postJson } from '../src/load/request.js';

let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
const seen: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => answer(request, response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  seen.length = 0;
  answer = (_, response, body) => {
    seen.push(body);
    response.setHeader('content-length', Buffer.byteLength(TWO));
    // In two pieces, as large answers come.
    response.write(TWO.slice(0, 9));
    setImmediate(() => response.end(TWO.slice(9)));
  };
});

const TWO = '{"data":[{"rank":1,"text":"café \\"rank\\":"},{"rank":2}]}';
const run = (change: Partial<Load> = {}) =>
  generateLoad({
    port: (server.address() as AddressInfo).port,
    requests: ['a', 'b', 'c'].map((name) => postJson('/', { name }, { authorization: 'Bearer x' })),
    concurrency: 2,
    seconds: 0.001,
    least: 12,
    expect: { text: '"rank":', times: 2 },
    before: null,
    ...change,
  });

describe('the load generator', () => {
  it('takes the requests in turns, over as many connections as asked for', async () => {
    const result = await run();
    expect(result.requests).toBe(seen.length);
    expect(result.requests).toBeGreaterThanOrEqual(12);
    for (const name of ['a', 'b', 'c']) {
      const times = seen.filter((body) => body === JSON.stringify({ name })).length;
      expect(Math.abs(times - result.requests / 3)).toBeLessThanOrEqual(1);
    }
    expect(result.bytes).toBe(Buffer.byteLength(TWO));
    expect(result.p50_ms).toBeLessThanOrEqual(result.p99_ms);
  });

  it('does what is to be done before each request, outside the measured time', async () => {
    let before = 0;
    const pause = () => {
      before += 1;
      return new Promise<void>((resolve) => setTimeout(resolve, 40));
    };
    const result = await run({ concurrency: 1, least: 3, before: pause });
    expect(before).toBe(result.requests);
    expect(result.p50_ms).toBeLessThan(40);
  });

  it.each([
    ['too few offers', 200, '{"data":[{"rank":1}]}'],
    ['errors', 200, `${TWO.slice(0, -1)},"errors":[]}`],
    ['another status', 503, TWO],
  ])('stops at the first answer with %s', async (_, status, text) => {
    answer = (_request, response) => {
      response.writeHead(status, { 'content-length': Buffer.byteLength(text) }).end(text);
    };
    await expect(run()).rejects.toThrow('a wrong answer');
  });

  it('stops when the server goes away', async () => {
    answer = (request) => request.socket.destroy();
    await expect(run()).rejects.toThrow('closed the connection');
  });
});
