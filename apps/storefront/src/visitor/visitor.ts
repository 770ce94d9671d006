import { createClient, type Visitor } from '@wherefore/client';
import { keptStore } from './store.js';

/** Who has signed in, and the token that says so. */
export interface SignedIn {
  readonly customer: string;
  readonly token: string;
}

const newSession = (): string => `shop-${crypto.randomUUID()}`;

const session = keptStore<string>(localStorage, 'shop.session', '');
if (session.get() === '') session.set(newSession());
export const signedIn = keptStore<SignedIn | null>(sessionStorage, 'shop.signed-in', null);

export const currentToken = (): string | null => signedIn.get()?.token ?? null;

const visitor = (): Visitor => ({
  session: session.get(),
  customer: signedIn.get()?.customer ?? null,
  locale: 'en',
  utcOffsetMinutes: -new Date().getTimezoneOffset(),
});

/** One client for all pages; `token` is asked for with every request. */
export const client = createClient({
  url: '/graphql',
  token: currentToken,
  visitor: visitor(),
  gatherMs: 500,
  // A demo begins cold; a shop in earnest rather shows nothing than makes people wait.
  timeoutMs: 5000,
});

/** Demo customers, by `GET /auth/demo`; a real shop has a sign-in of its own, which gives such a token. */
export async function demoCustomers(): Promise<readonly string[]> {
  const reply = await fetch('/auth/demo');
  if (!reply.ok) return [];
  const { users } = (await reply.json()) as { users: { user: string; customer?: string }[] };
  return users.flatMap(({ customer }) => customer ?? []);
}

/** What was done in this visit so far goes on; it is theirs now. */
export async function signIn(customer: string): Promise<void> {
  await client.flush();
  const reply = await fetch('/auth/demo', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: `${customer}@demo` }),
  });
  if (!reply.ok) throw new Error(`Signing in failed: HTTP ${reply.status}`);
  const { token } = (await reply.json()) as { token: string };
  signedIn.set({ customer, token });
  client.identify(visitor());
}

/** Whoever comes next on this browser begins a visit of their own. */
export function signOut(): void {
  signedIn.set(null);
  session.set(newSession());
  client.identify(visitor());
}
