import { type Principal, WhereforeError } from '@wherefore/contracts';

/** A token that was found to be good. */
export interface Verified {
  readonly principal: Principal;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Checks a token at a moment; throws UNAUTHENTICATED when it is not good, UNAVAILABLE when that cannot be found out. */
export type Verify = (token: string, now: Date) => Promise<Verified>;

/** Clocks of issuers may differ from ours by this much, seconds. */
export const CLOCK_TOLERANCE = 5;

/** What the caller is told; which check failed is nobody's business. */
export const unauthenticated = (message: string, cause?: unknown): WhereforeError =>
  new WhereforeError('UNAUTHENTICATED', message, { cause });
