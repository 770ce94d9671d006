import { Neo4jError } from 'neo4j-driver';
import { WhereforeError } from '@wherefore/contracts';

/** The server stopped the transaction for its time; the second when it was waiting for a lock at that moment. */
const OUT_OF_TIME = /TransactionTimedOut|LockClientStopped/;
/** Lost races for locks, a database that is starting or stopping, a full disk: nothing that the statement did wrong. */
const OF_THE_MOMENT = /^Neo\.(TransientError|DatabaseError)\./;
const UNREACHABLE = new Set(['ServiceUnavailable', 'SessionExpired']);

/** A driver error as one of ours. Keeps the cause; says what to do, never a query or its values. */
export function translateError(error: unknown, what: string): WhereforeError {
  if (error instanceof WhereforeError) return error;
  if (!(error instanceof Neo4jError))
    return new WhereforeError('INTERNAL', `${what} failed`, { cause: error });
  if (UNREACHABLE.has(error.code) || error.message.includes('acquisition timed out'))
    return new WhereforeError('UNAVAILABLE', 'The graph cannot be reached', { cause: error });
  if (OUT_OF_TIME.test(error.code)) {
    return new WhereforeError('TIMEOUT', `${what} took too long and was stopped`, { cause: error });
  }
  if (error.code.includes('Security')) {
    return new WhereforeError(
      'MISCONFIGURED',
      'Neo4j refused our user or password: check NEO4J_USER and NEO4J_PASSWORD',
      {
        cause: error,
      },
    );
  }
  if (error.code.includes('OutOfMemory')) {
    return new WhereforeError('TOO_LARGE', `${what} needs more memory than the graph may use`, {
      cause: error,
    });
  }
  const code = OF_THE_MOMENT.test(error.code) ? 'UNAVAILABLE' : 'INTERNAL';
  return new WhereforeError(code, `${what} failed: ${error.code}`, { cause: error });
}

/** Worth trying again as a whole: lost the race for a lock, or the connection. Never memory, never time. */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof Neo4jError)) return false;
  return (
    UNREACHABLE.has(error.code) ||
    error.code.endsWith('DeadlockDetected') ||
    error.code.endsWith('LockAcquisitionTimeout')
  );
}
