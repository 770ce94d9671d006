import { type ReactNode, useEffect } from 'react';
import { openSession } from './session.js';
import { SignIn } from './sign-in.js';
import { useSession } from './use-session.js';

/** Shows what is inside to those who are signed in, anew for whoever comes next. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  useEffect(() => {
    void openSession();
  }, []);
  if (session.state === 'opening') return null;
  if (session.state === 'out') return <SignIn problem={session.problem} />;
  return <div key={session.token}>{children}</div>;
}
