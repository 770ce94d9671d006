import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PAGES } from '../pages/pages.js';
import { useSession } from '../session/use-session.js';

/** The first page of all; those whose roles may not see it come to the first one that they may. */
export function Landing({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const roles: readonly string[] = session.state === 'in' ? session.who.roles : [];
  const first = PAGES.find(
    (page) => page.link !== undefined && page.roles.some((role) => roles.includes(role)),
  );
  return first === undefined || first.path === '/' ? children : <Navigate to={first.path} replace />;
}
