import { WhereforeError } from '@wherefore/contracts';
import { createKeyring } from '@wherefore/engine';
import { createHmac } from 'node:crypto';
import { tokenCommand } from '../src/commands/token.js';
import { lifetimeOf } from '../src/commands/lifetime.js';

const SECRET = 'a secret of the tests, thirty-two long';
const environment = process.env;
let printed = '';

beforeEach(() => {
  printed = '';
  process.env = {
    ...environment,
    NEO4J_URI: 'bolt://127.0.0.1:1',
    NEO4J_PASSWORD: 'password',
    WHEREFORE_SECRET: SECRET,
    WHEREFORE_FEED_TOKEN: 'a feed token for tests',
  };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  process.env = environment;
  jest.restoreAllMocks();
});

const run = (...args: string[]) =>
  tokenCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(args, { from: 'user' });

it('prints a token that only the master key could have signed', async () => {
  await run('--role', 'merchandiser', 'analyst', '--customer', 'c1', '--ttl', '30m');
  const [head = '', body = '', signature] = printed.trim().split('.');
  const { tokenKey } = createKeyring(SECRET);
  expect(createHmac('sha256', tokenKey).update(`${head}.${body}`).digest('base64url')).toBe(signature);
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  expect(claims).toMatchObject({ roles: ['merchandiser', 'analyst'], customer: 'c1', sub: 'command line' });
  expect(Number(claims['exp']) - Number(claims['iat'])).toBe(1800);
});

it('prints the result as JSON', async () => {
  await run('--role', 'storefront', '--json');
  expect(JSON.parse(printed)).toMatchObject({
    roles: ['storefront'],
    customer: null,
    token: expect.any(String),
  });
});

it.each([
  [['--role', 'king']],
  [[]],
  [['--role', 'admin', '--customer', ' ']],
  [['--role', 'admin', '--ttl', '8']],
])('refuses %j', async (args) => {
  await expect(run(...args)).rejects.toThrow();
  expect(printed).toBe('');
});

it.each([
  ['45s', 45],
  ['8h', 28_800],
  ['366d', 366 * 86_400],
])('takes %s for %d seconds', (text, seconds) => expect(lifetimeOf(text)).toBe(seconds));

it.each(['', '0h', '-1h', '8', '1.5h', '367d', '8 hours'])('does not take %j for a time', (text) =>
  expect(() => lifetimeOf(text)).toThrow(WhereforeError),
);
