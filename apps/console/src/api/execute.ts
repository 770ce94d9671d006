import type { Operation } from '../operations/operation.js';
import { sessionEnded, tokenNow } from '../session/session.js';
import { RequestFailed } from './request-failed.js';

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/**
 * Sends one operation to `/graphql` on this origin.
 * @throws {RequestFailed} when the API is out of reach, refuses, or answers with errors.
 */
export async function execute<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const token = tokenNow();
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: operation.document, variables }),
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new RequestFailed('UNREACHABLE', 'The API does not answer.', { cause });
  });
  const answer = await readAnswer<Result>(response);
  const [error] = answer.errors ?? [];
  if (token !== null && error?.extensions?.code === 'UNAUTHENTICATED') sessionEnded(token);
  if (error) throw new RequestFailed(error.extensions?.code ?? 'INTERNAL', error.message);
  if (answer.data) return answer.data;
  throw new RequestFailed(`HTTP_${response.status}`, `The API answered ${response.status} without data.`);
}

async function readAnswer<Result>(response: Response): Promise<Answer<Result>> {
  return (await response.json().catch((cause: unknown) => {
    const code = response.status >= 500 ? 'UNREACHABLE' : `HTTP_${response.status}`;
    throw new RequestFailed(code, `The API answered ${response.status}, not in JSON.`, { cause });
  })) as Answer<Result>;
}
