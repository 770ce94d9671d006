import { createHmac, randomUUID } from 'node:crypto';
import type { Role } from '@wherefore/contracts';
import type { Keyring } from '../keyring.js';

/** The issuer, audience and algorithm of tokens signed with the master key. */
export const LOCAL_TOKENS = Object.freeze({
  issuer: 'wherefore',
  audience: 'wherefore',
  algorithm: 'HS256',
} as const);

/** What a token says. */
export interface Grant {
  readonly subject: string;
  readonly roles: readonly Role[];
  /** The one customer it may act for, if any. */
  readonly customer?: string | undefined;
  /** How long it is good for, seconds. */
  readonly lifetime: number;
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token (JWT, RFC 7519) of the local issuer, valid from `now`. */
export function issueToken({ tokenKey }: Pick<Keyring, 'tokenKey'>, grant: Grant, now: Date): string {
  const { issuer, audience, algorithm } = LOCAL_TOKENS;
  const issuedAt = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: issuer,
    aud: audience,
    sub: grant.subject,
    roles: grant.roles,
    ...(grant.customer === undefined ? {} : { customer: grant.customer }),
    iat: issuedAt,
    exp: issuedAt + grant.lifetime,
    jti: randomUUID(),
  };
  const signed = `${encode({ alg: algorithm, typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', tokenKey).update(signed).digest('base64url')}`;
}
