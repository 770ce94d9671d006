import { ERROR_TABLE, type ErrorCode, publicMessage } from '@wherefore/contracts';
import { GraphQLError } from 'graphql';

/** A refusal of a whole request: what it says goes out as it is, with the status that belongs to its code; `retryAfter` in seconds. */
export function accessError(code: ErrorCode, message: string, retryAfter?: number): GraphQLError {
  const headers = new Map(retryAfter === undefined ? [] : [['retry-after', String(retryAfter)]]);
  return new GraphQLError(message, {
    extensions: { code, http: { status: ERROR_TABLE[code].http, headers } },
  });
}

/** Why nobody knows who sends a request; an issuer out of reach is logged and not described to the sender. */
export function toAccessError(
  error: unknown,
  log: { error(facts: object, message: string): void },
): GraphQLError {
  const { code, message } = publicMessage(error);
  if (ERROR_TABLE[code].http >= 500) log.error({ err: error }, 'a token could not be checked');
  return accessError(code, message);
}
