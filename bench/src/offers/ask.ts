import { WhereforeError } from '@wherefore/contracts';
import type { Connection } from '../load/connection.js';

/** Sends a GraphQL request and reads the whole answer. Throws UNAVAILABLE when it holds errors. */
export async function ask<Data>(connection: Connection, request: Buffer): Promise<Data> {
  const { status, body } = await connection.ask(request);
  const text = body.toString('utf8');
  const answer = JSON.parse(text) as { data?: Data; errors?: unknown[] };
  if (status === 200 && answer.errors === undefined && answer.data !== undefined) return answer.data;
  throw new WhereforeError('UNAVAILABLE', `The API answered with status ${status}: ${text.slice(0, 500)}`);
}
