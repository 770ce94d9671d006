import { codeOf, WhereforeError } from '@wherefore/contracts';
import { unauthenticated } from './verified.js';

/** What `jose` throws when the fault is in the token. Its other errors are about the issuer. */
const FAULTS_OF_THE_TOKEN: ReadonlySet<unknown> = new Set([
  'ERR_JOSE_ALG_NOT_ALLOWED',
  'ERR_JOSE_NOT_SUPPORTED',
  'ERR_JWKS_MULTIPLE_MATCHING_KEYS',
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JWS_INVALID',
  'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'ERR_JWT_INVALID',
]);

/** Turns a failed check into UNAUTHENTICATED, or UNAVAILABLE where the issuer is to blame. Always throws. */
export function refuseToken(error: unknown): never {
  if (error instanceof WhereforeError) throw error;
  const code = codeOf(error);
  if (code === 'ERR_JWT_EXPIRED') throw unauthenticated('The token has expired', error);
  if (FAULTS_OF_THE_TOKEN.has(code)) throw unauthenticated('The token is not valid', error);
  throw new WhereforeError('UNAVAILABLE', 'The issuer of tokens cannot be asked', { cause: error });
}
