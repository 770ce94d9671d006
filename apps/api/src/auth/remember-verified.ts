import type { Verified, Verify } from './verified.js';

/** How long a token is taken for good without checking its signature again, milliseconds. */
const REMEMBERED_FOR = 60_000;
const MOST_REMEMBERED = 10_000;

/** The same check, done once a minute per token: storefronts send the same one thousands of times a second. */
export function rememberVerified(verify: Verify): Verify {
  const known = new Map<string, Verified & { readonly until: number }>();
  return async (token, now) => {
    const remembered = known.get(token);
    if (remembered !== undefined && now.getTime() < remembered.until) return remembered;
    known.delete(token);
    const verified = await verify(token, now);
    const until = Math.min(verified.expiresAt, now.getTime() + REMEMBERED_FOR);
    const [oldest] = known.size >= MOST_REMEMBERED ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
    known.set(token, { ...verified, until });
    return verified;
  };
}
