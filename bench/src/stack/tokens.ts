import { WhereforeError } from '@wherefore/contracts';
import { z } from 'zod';

type Headers = Readonly<Record<string, string>>;

/** Headers by who asks. Every measured request carries a token, and the server checks it, as in real use. */
export interface Tokens {
  /** The shop's own server. */
  readonly storefront: Headers;
  /** Somebody who may read every part of an explanation, also the Cypher. */
  readonly merchandiser: Headers;
}

const Issued = z.object({ token: z.string() });

/** Tokens of demo users, which the API issues in development. */
export async function fetchTokens(port: number): Promise<Tokens> {
  const [storefront, merchandiser] = await Promise.all([
    fetchToken(port, 'web@demo'),
    fetchToken(port, 'amy@demo'),
  ]);
  return { storefront, merchandiser };
}

/** Throws UNAVAILABLE where the API has no such demo user. */
export async function fetchToken(port: number, user: string): Promise<Headers> {
  const reply = await fetch(`http://127.0.0.1:${port}/auth/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  if (!reply.ok) throw new WhereforeError('UNAVAILABLE', `No token for ${user}: status ${reply.status}`);
  return { authorization: `Bearer ${Issued.parse(await reply.json()).token}` };
}
