import { WhereforeError } from '@wherefore/contracts';
import { z } from 'zod';
import { loadJose } from './load-jose.js';
import { refuseToken } from './refuse-token.js';
import { toVerified } from './to-verified.js';
import { CLOCK_TOLERANCE, type Verify } from './verified.js';

export interface OidcOptions {
  readonly issuer: string;
  readonly audience: string;
  /** The claim that holds the roles. */
  readonly rolesClaim: string;
}

/** Signatures with a public key only: a shared secret of the issuer is never ours to check with. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const PATIENCE_MS = 5_000;

/**
 * Checks tokens of an OpenID Connect issuer (OpenID Connect Discovery 1.0). Its keys are fetched when first needed, kept
 * for ten minutes, and fetched anew at most every 30 s when a token names a key that is not among them.
 */
export function oidcIssuer({ issuer, audience, rolesClaim }: OidcOptions): Verify {
  let found: ReturnType<typeof discoverKeys> | null = null;
  return async (token, now) => {
    const { jwtVerify } = await loadJose();
    const keys = await (found ??= discoverKeys(issuer)).catch((error: unknown) => {
      found = null;
      return refuseToken(error);
    });
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      clockTolerance: CLOCK_TOLERANCE,
      currentDate: now,
      requiredClaims: ['sub', 'exp'],
    }).catch(refuseToken);
    return toVerified(payload, rolesClaim);
  };
}

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

async function discoverKeys(issuer: string) {
  const { createRemoteJWKSet } = await loadJose();
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
  const discovery = Discovery.safeParse(answer.ok ? await answer.json() : null);
  if (!discovery.success || discovery.data.issuer !== issuer)
    throw new WhereforeError('UNAVAILABLE', `${address} does not describe the issuer ${issuer}`);
  return createRemoteJWKSet(new URL(discovery.data.jwks_uri), { timeoutDuration: PATIENCE_MS });
}
