import { currentToken, signOut } from '../visitor/visitor.js';

/** Asks GraphQL. Throws with the server's own words where it does not answer. */
export async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const token = currentToken();
  const reply = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  // A token ends after a working day: whoever it stood for is a stranger again.
  if (reply.status === 401 && token !== null) {
    signOut();
    return ask(query, variables);
  }
  const { data, errors } = (await reply.json()) as { data?: T; errors?: { message: string }[] };
  if (data === undefined || data === null) throw new Error(errors?.[0]?.message ?? `HTTP ${reply.status}`);
  return data;
}
