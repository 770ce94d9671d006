import type { Config } from '@wherefore/config';
import { type Principal, rolesWith } from '@wherefore/contracts';
import { type Keyring, LOCAL_TOKENS } from '@wherefore/engine';
import { loadJose } from './load-jose.js';
import { localIssuer } from './local-issuer.js';
import { oidcIssuer } from './oidc-issuer.js';
import { rememberVerified } from './remember-verified.js';
import { unauthenticated, type Verify } from './verified.js';

/**
 * Who sends an `Authorization` header at a moment. Throws UNAUTHENTICATED for a header that is not a good token (a bad token
 * is never taken for none), and for no header where requests without a token are not welcome.
 */
export type Authenticate = (authorization: string | undefined, now: Date) => Promise<Principal>;

type Settings = Pick<
  Config,
  | 'WHEREFORE_ENV'
  | 'WHEREFORE_ANONYMOUS_ROLE'
  | 'WHEREFORE_OIDC_ISSUER'
  | 'WHEREFORE_OIDC_AUDIENCE'
  | 'WHEREFORE_OIDC_ROLES_CLAIM'
>;

export function createAuthenticate(config: Settings, keyring: Pick<Keyring, 'tokenKey'>): Authenticate {
  const anonymous = anonymousOf(config);
  const verify = rememberVerified(byIssuer(config, keyring));
  return async (authorization, now) => {
    if (authorization === undefined && anonymous !== null) return anonymous;
    const token = /^bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthenticated('Send "Authorization: Bearer <token>"');
    return (await verify(token, now)).principal;
  };
}

/** Each token is checked by the rules of the issuer it names, and of no other. */
function byIssuer(config: Settings, keyring: Pick<Keyring, 'tokenKey'>): Verify {
  const issuers = new Map<string, Verify>([[LOCAL_TOKENS.issuer, localIssuer(keyring)]]);
  if (config.WHEREFORE_OIDC_ISSUER !== '') {
    issuers.set(
      config.WHEREFORE_OIDC_ISSUER,
      oidcIssuer({
        issuer: config.WHEREFORE_OIDC_ISSUER,
        audience: config.WHEREFORE_OIDC_AUDIENCE,
        rolesClaim: config.WHEREFORE_OIDC_ROLES_CLAIM,
      }),
    );
  }
  return async (token, now) => {
    const verify = issuers.get((await issuerNamed(token)) ?? '');
    if (verify === undefined) throw unauthenticated('The token is not valid');
    return verify(token, now);
  };
}

/** Who a token says has issued it, unchecked. */
async function issuerNamed(token: string): Promise<string | undefined> {
  const { decodeJwt } = await loadJose();
  try {
    return decodeJwt(token).iss;
  } catch (cause) {
    throw unauthenticated('The token is not valid', cause);
  }
}

function anonymousOf(config: Settings): Principal | null {
  const { WHEREFORE_ANONYMOUS_ROLE: role, WHEREFORE_ENV: environment } = config;
  const taken = role === 'auto' ? (environment === 'development' ? 'shopper' : 'none') : role;
  return taken === 'none' ? null : Object.freeze({ subject: '', roles: rolesWith([taken]), customer: null });
}

/** Tokens always name a subject; whoever has none sent no token. */
export const isAnonymous = ({ subject }: Principal): boolean => subject === '';
