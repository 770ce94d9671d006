import { type Keyring, LOCAL_TOKENS } from '@wherefore/engine';
import { loadJose } from './load-jose.js';
import { refuseToken } from './refuse-token.js';
import { toVerified } from './to-verified.js';
import { CLOCK_TOLERANCE, type Verify } from './verified.js';

/** Checks tokens that we signed ourselves, with a key derived from the master key. */
export function localIssuer({ tokenKey }: Pick<Keyring, 'tokenKey'>): Verify {
  const { issuer, audience, algorithm } = LOCAL_TOKENS;
  return async (token, now) => {
    const { jwtVerify } = await loadJose();
    const { payload } = await jwtVerify(token, tokenKey, {
      algorithms: [algorithm],
      issuer,
      audience,
      clockTolerance: CLOCK_TOLERANCE,
      currentDate: now,
      requiredClaims: ['sub', 'exp'],
    }).catch(refuseToken);
    return toVerified(payload, 'roles');
  };
}
