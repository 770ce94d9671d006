import { createHash, timingSafeEqual } from 'node:crypto';

/** Does a header carry this bearer token? Compares in constant time, whatever the length. */
export function isBearer(header: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(header ?? ''), hash(`Bearer ${token}`));
}
