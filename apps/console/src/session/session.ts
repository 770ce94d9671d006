import { messageOf } from './message-of.js';
import { type DemoUser, demoToken, demoUsers, type Identity, whoIs } from './auth-routes.js';
import { keepToken, keptToken } from './kept-token.js';

/** Whether somebody is signed in, and who might be. */
export type Session =
  | { readonly state: 'opening' }
  | {
      readonly state: 'in';
      readonly token: string;
      readonly who: Identity;
      readonly others: readonly DemoUser[];
    }
  | { readonly state: 'out'; readonly problem: string | null };

let session: Session = { state: 'opening' };
const listeners = new Set<() => void>();

export const currentSession = (): Session => session;

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Session): void {
  session = next;
  keepToken(next.state === 'in' ? next.token : null);
  for (const listener of listeners) listener();
}

/** Signs in with the token of this tab, else as the first demo user; where there are none, a person has to. */
export async function openSession(): Promise<void> {
  const kept = keptToken();
  try {
    const others = await demoUsers();
    const first = others[0];
    if (kept !== null && (await signInQuietly(kept, others))) return;
    if (first === undefined) become({ state: 'out', problem: null });
    else await signInAs(first.user, others);
  } catch (error) {
    become({ state: 'out', problem: messageOf(error) });
  }
}

async function signInQuietly(token: string, others: readonly DemoUser[]): Promise<boolean> {
  const who = await whoIs(token).catch(() => null);
  if (who !== null) become({ state: 'in', token, who, others });
  return who !== null;
}

/** Signs in with a token; one that is not good leaves nobody signed in, with the problem said. */
export async function signIn(token: string): Promise<void> {
  try {
    become({ state: 'in', token, who: await whoIs(token), others: [] });
  } catch (error) {
    become({ state: 'out', problem: messageOf(error) });
  }
}

export async function signInAs(user: string, others: readonly DemoUser[]): Promise<void> {
  const token = await demoToken(user);
  become({ state: 'in', token, who: await whoIs(token), others });
}

export function signOut(problem: string | null = null): void {
  become({ state: 'out', problem });
}

/** The token was refused: it has ended. Demo users get another, people are asked. */
export function sessionEnded(token: string): void {
  if (session.state !== 'in' || session.token !== token) return;
  if (session.others.length === 0) signOut('Your session has ended.');
  else {
    become({ state: 'opening' });
    void openSession();
  }
}

export const tokenNow = (): string | null => (session.state === 'in' ? session.token : null);

/** May whoever is signed in see the Cypher behind an offer? */
export const seesCypher = (): boolean =>
  session.state === 'in' && session.who.roles.some((role) => role === 'analyst' || role === 'admin');
