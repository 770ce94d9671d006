import { RequestFailed } from '../api/request-failed.js';

/** Somebody to be in development; in production there are none. */
export interface DemoUser {
  readonly user: string;
  readonly about: string;
  readonly roles: readonly string[];
}

/** Who a token stands for. */
export interface Identity {
  readonly subject: string;
  readonly roles: readonly string[];
}

async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(path, init).catch((cause: unknown) => {
    throw new RequestFailed('UNREACHABLE', 'The API does not answer.', { cause });
  });
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const body = (isJson ? await response.json() : null) as { code?: string; message?: string } | null;
  if (response.ok && body !== null) return body;
  const code = body?.code ?? (response.status >= 500 ? 'UNREACHABLE' : `HTTP_${response.status}`);
  throw new RequestFailed(code, body?.message ?? `The API answered ${response.status}.`);
}

/** @throws {RequestFailed} UNAUTHENTICATED when the token is not good. */
export async function whoIs(token: string): Promise<Identity> {
  return (await ask('/auth/me', { headers: { authorization: `Bearer ${token}` } })) as Identity;
}

/** The demo users, none where the API has none. */
export async function demoUsers(): Promise<readonly DemoUser[]> {
  try {
    return ((await ask('/auth/demo')) as { users: readonly DemoUser[] }).users;
  } catch (error) {
    if (error instanceof RequestFailed && error.code !== 'UNREACHABLE') return [];
    throw error;
  }
}

export async function demoToken(user: string): Promise<string> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  };
  return ((await ask('/auth/demo', init)) as { token: string }).token;
}
