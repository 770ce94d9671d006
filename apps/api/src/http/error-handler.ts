import { ERROR_TABLE, type ErrorCode, publicMessage, WhereforeError } from '@wherefore/contracts';
import type { FastifyInstance } from 'fastify';

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'BAD_INPUT',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  415: 'BAD_INPUT',
};

/** Every error leaves as `{code, message, correlationId}`; what lies behind it goes to the log only. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const fromHttp = CODE_OF_STATUS[error.statusCode ?? 0];
    const known =
      error instanceof WhereforeError || fromHttp === undefined
        ? error
        : new WhereforeError(fromHttp, error.message);
    const { code, message } = publicMessage(known);
    const status = ERROR_TABLE[code].http;
    if (error instanceof WhereforeError && error.retryAfter !== null)
      void reply.header('retry-after', error.retryAfter);
    if (status >= 500) request.log.error({ err: error }, 'a request failed');
    return reply.code(status).send({ code, message, correlationId: request.id });
  });
}
