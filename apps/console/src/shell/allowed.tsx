import { type ReactNode, useEffect } from 'react';
import type { Role } from '../pages/pages.js';
import { useSession } from '../session/use-session.js';
import { Notice } from './notice.js';

interface AllowedProps {
  /** Any of these. */
  readonly roles: readonly Role[];
  readonly title: string;
  readonly children: ReactNode;
}

/** A page, for those who may see it; others read whom it is for. Names the page in the browser's title bar. */
export function Allowed({ roles, title, children }: AllowedProps) {
  const session = useSession();
  useEffect(() => {
    document.title = `${title} · Wherefore`;
  }, [title]);
  if (session.state !== 'in') return null;
  const { who } = session;
  if (who.roles.some((role) => (roles as readonly string[]).includes(role))) return children;
  return (
    <Notice title={`${title} is not for ${who.roles.join(', ') || 'you'}`} tone="warning">
      <p>
        It is for {roles.join(', ')}. You are signed in as {who.subject}: sign in as somebody with one of
        these roles, or ask an administrator for one.
      </p>
    </Notice>
  );
}
