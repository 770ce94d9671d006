import { ROLES, type Role, rolesWith } from '@wherefore/contracts';
import { z } from 'zod';
import { unauthenticated, type Verified } from './verified.js';

const Claims = z.looseObject({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  customer: z.string().min(1).max(200).optional(),
});

/** Who the claims of a checked token stand for. Throws UNAUTHENTICATED when they do not say so. */
export function toVerified(payload: unknown, rolesClaim: string): Verified {
  const claims = Claims.safeParse(payload);
  if (!claims.success) throw unauthenticated('The token is not valid', claims.error);
  const { sub, exp, customer = null } = claims.data;
  const roles = rolesWith(rolesIn(claims.data, rolesClaim));
  return { principal: Object.freeze({ subject: sub, roles, customer }), expiresAt: exp * 1000 };
}

/** The roles we know among those a claim lists, as an array or as words; others are for other systems. */
function rolesIn(claims: Readonly<Record<string, unknown>>, claim: string): Role[] {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : atPath(claims, claim.split('.'));
  const named: unknown[] =
    typeof value === 'string' ? value.split(/[\s,]+/) : Array.isArray(value) ? value : [];
  return ROLES.filter((role) => named.includes(role));
}

function atPath(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return atPath((value as Record<string, unknown>)[name], rest);
}
