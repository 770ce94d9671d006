import { createHmac, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Config, parseConfig } from '@wherefore/config';
import { createKeyring, issueToken } from '@wherefore/engine';
import { type Authenticate, createAuthenticate } from '../src/auth/authenticate.js';
import { loadJose } from '../src/auth/load-jose.js';
import { keyring, SECRET, tokenFor } from './support/tokens.js';

const NOW = new Date('2026-10-01T12:00:00Z');
const seconds = Math.floor(NOW.getTime() / 1000);
const settings = (more: Record<string, string> = {}): Config =>
  parseConfig({
    NEO4J_PASSWORD: 'password',
    WHEREFORE_SECRET: SECRET,
    WHEREFORE_FEED_TOKEN: 'a feed token for tests',
    ...more,
  });
const later = (ms: number) => new Date(NOW.getTime() + ms);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const CLAIMS = {
  iss: 'wherefore',
  aud: 'wherefore',
  sub: 'mallory',
  roles: ['admin'],
  exp: seconds + 600,
};
/** A token signed as one likes. */
function forged(header: object, claims: object, key: Uint8Array | string = keyring.tokenKey): string {
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}
const HS256 = { alg: 'HS256', typ: 'JWT' };

describe('tokens of the local issuer', () => {
  const authenticate = createAuthenticate(settings(), keyring);

  it('say who, which roles and which customer', async () => {
    const token = tokenFor('approver', { customer: 'c1', now: NOW });
    const { subject, roles, customer } = await authenticate(`Bearer ${token}`, NOW);
    expect({ subject, roles: [...roles], customer }).toEqual({
      subject: 'approver@test',
      roles: ['approver', 'merchandiser'],
      customer: 'c1',
    });
  });

  it('end, also when they have been seen before', async () => {
    const header = `bearer ${tokenFor('admin', { lifetime: 30, now: NOW })}`;
    await expect(authenticate(header, NOW)).resolves.toMatchObject({ subject: 'admin@test' });
    await expect(authenticate(header, later(29_000))).resolves.toMatchObject({ subject: 'admin@test' });
    await expect(authenticate(header, later(60_000))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'The token has expired',
    });
  });

  it.each<[string, string]>([
    [
      'signed with another key',
      issueToken(createKeyring('x'.repeat(32)), { subject: 's', roles: ['admin'], lifetime: 600 }, NOW),
    ],
    ['signed with the master key itself', forged(HS256, CLAIMS, SECRET)],
    ['not signed', `${part({ alg: 'none' })}.${part(CLAIMS)}.`],
    ['that says alg none, but is signed', forged({ alg: 'none' }, CLAIMS)],
    ['with an algorithm that is not ours', forged({ alg: 'HS512' }, CLAIMS)],
    ['for another audience', forged(HS256, { ...CLAIMS, aud: 'elsewhere' })],
    ['for no audience', forged(HS256, { ...CLAIMS, aud: undefined })],
    ['of an unknown issuer', forged(HS256, { ...CLAIMS, iss: 'https://elsewhere.example' })],
    ['of no issuer', forged(HS256, { ...CLAIMS, iss: undefined })],
    ['without an end', forged(HS256, { ...CLAIMS, exp: undefined })],
    ['without a subject', forged(HS256, { ...CLAIMS, sub: undefined })],
    ['with an empty subject', forged(HS256, { ...CLAIMS, sub: '' })],
    ['that is not yet good', forged(HS256, { ...CLAIMS, nbf: seconds + 60 })],
    ['with another payload', tokenFor('shopper', { now: NOW }).replace(/\.[^.]+\./, `.${part(CLAIMS)}.`)],
    ['that is none', 'hello'],
  ])('%s are refused, and never taken for none', async (_, token) => {
    await expect(authenticate(`Bearer ${token}`, NOW)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each(['', 'Basic YTpi', 'Bearer', 'Bearer ', 'Bearer a b', tokenFor('admin', { now: NOW })])(
    'the header "%s" is refused',
    async (header) => {
      await expect(authenticate(header, NOW)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    },
  );
});

describe('requests without a token', () => {
  const ask = (more: Record<string, string>) => createAuthenticate(settings(more), keyring)(undefined, NOW);

  it('are those of a shopper in development', async () => {
    const { subject, roles, customer } = await ask({});
    expect({ subject, roles: [...roles], customer }).toEqual({
      subject: '',
      roles: ['shopper'],
      customer: null,
    });
  });

  it('are refused in production, unless the settings say otherwise', async () => {
    const production = { WHEREFORE_ENV: 'production' };
    await expect(ask(production)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(ask({ WHEREFORE_ANONYMOUS_ROLE: 'none' })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const open = await ask({ ...production, WHEREFORE_ANONYMOUS_ROLE: 'shopper' });
    expect([...open.roles]).toEqual(['shopper']);
  });
});

describe('tokens of an OpenID Connect issuer', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let server: Server;
  let issuer: string;
  let up = true;
  let said: string | null = null;
  let fetches = 0;
  let authenticate: Authenticate;
  const configured = (more: Record<string, string> = {}) =>
    createAuthenticate(
      settings({ WHEREFORE_OIDC_ISSUER: issuer, WHEREFORE_OIDC_AUDIENCE: 'shop', ...more }),
      keyring,
    );

  beforeAll(async () => {
    server = createServer((request, response) => {
      fetches += 1;
      if (!up) response.writeHead(503).end();
      else if (request.url === '/.well-known/openid-configuration')
        response.end(JSON.stringify({ issuer: said ?? issuer, jwks_uri: `${issuer}/keys` }));
      else
        response.end(
          JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig' }] }),
        );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => {
    [up, said, fetches] = [true, null, 0];
    authenticate = configured();
  });

  const claims = (more: object = {}) => ({
    iss: issuer,
    aud: 'shop',
    sub: 'jo',
    roles: ['merchandiser', 'janitor'],
    exp: seconds + 600,
    ...more,
  });
  async function signed(payload: Record<string, unknown>, kid = 'k1', key = privateKey): Promise<string> {
    const { SignJWT } = await loadJose();
    return `Bearer ${await new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(key)}`;
  }

  it('are checked with the keys it publishes, fetched once', async () => {
    for (const sub of ['jo', 'di']) {
      const { subject, roles } = await authenticate(await signed(claims({ sub })), NOW);
      expect({ subject, roles: [...roles] }).toEqual({ subject: sub, roles: ['merchandiser'] });
    }
    expect(fetches).toBe(2);
  });

  it.each([
    ['realm_access.roles', { realm_access: { roles: ['analyst'] } }],
    ['https://shop.example/roles', { 'https://shop.example/roles': ['analyst'] }],
    ['scope', { scope: 'openid analyst' }],
  ])('may hold their roles in %s', async (claim, more) => {
    const named = configured({ WHEREFORE_OIDC_ROLES_CLAIM: claim });
    const { roles } = await named(await signed(claims({ roles: undefined, ...more })), NOW);
    expect([...roles]).toEqual(['analyst']);
  });

  it('may do nothing without a role that we know', async () => {
    const { roles } = await authenticate(await signed(claims({ roles: { admin: true } })), NOW);
    expect([...roles]).toEqual([]);
  });

  it('are refused for another audience, when expired, or signed by anybody else', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const spki = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    for (const header of [
      await signed(claims({ aud: 'elsewhere' })),
      await signed(claims({ aud: undefined })),
      await signed(claims({ exp: seconds - 60 })),
      await signed(claims(), 'k1', other),
      await signed(claims(), 'k2'),
      `Bearer ${forged({ alg: 'HS256', kid: 'k1' }, claims(), spki)}`,
      `Bearer ${forged({ alg: 'HS256', kid: 'k1' }, claims())}`,
      await signed(claims({ iss: 'wherefore', aud: 'wherefore' })),
    ])
      await expect(authenticate(header, NOW)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('cannot be checked while the issuer is down, and can once it is up again', async () => {
    const header = await signed(claims());
    up = false;
    await expect(authenticate(header, NOW)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    up = true;
    await expect(authenticate(header, NOW)).resolves.toMatchObject({ subject: 'jo' });
  });

  it('are not checked by an issuer that calls itself something else', async () => {
    said = 'https://elsewhere.example';
    await expect(authenticate(await signed(claims()), NOW)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('need an audience in the settings', () => {
    expect(() => settings({ WHEREFORE_OIDC_ISSUER: issuer })).toThrow('WHEREFORE_OIDC_AUDIENCE');
  });
});
