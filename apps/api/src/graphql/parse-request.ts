import { OfferRequest, WhereforeError } from '@wherefore/contracts';
import type { OffersInput } from './types/inputs.js';

/** What a client sent as an offer request; throws BAD_INPUT naming the field that is wrong. */
export function parseRequest(input: OffersInput): OfferRequest {
  const parsed = OfferRequest.safeParse(withoutNulls(input));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WhereforeError(
    'BAD_INPUT',
    `${issue?.path.join('.') ?? 'input'}: ${issue?.message ?? 'invalid'}`,
  );
}

/** GraphQL's null means "not given" to us. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  if (value === null || typeof value !== 'object') return value;
  const given = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(given.map(([key, inner]) => [key, withoutNulls(inner)]));
}

const LARGEST_PAGE = 100;

/** A page size within bounds; throws BAD_INPUT. */
export function pageSize(first: number): number {
  if (first < 1 || first > LARGEST_PAGE) {
    throw new WhereforeError('BAD_INPUT', `first must be from 1 to ${LARGEST_PAGE}, not ${first}`);
  }
  return first;
}

/** A state to list by, or null for all of them; throws BAD_INPUT for one that there is not. */
export function knownState(known: readonly string[], state: string | null): string | null {
  if (state === null || known.includes(state)) return state;
  throw new WhereforeError('BAD_INPUT', `state is one of ${known.join(', ')}, not ${JSON.stringify(state)}`);
}

/** Throws BAD_INPUT where nothing is said for the audit trail. */
export function assertReason(why: string): void {
  if (why.trim() === '') throw new WhereforeError('BAD_INPUT', 'Say why');
}
