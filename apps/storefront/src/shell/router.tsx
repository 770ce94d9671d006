import { type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';

/** Where the shop begins, e.g. `/shop`. */
const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

export const hrefOf = (path: string): string => `${BASE}${path}`;

const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
};

/** Goes to a page of the shop, at its top. */
export function go(path: string): void {
  history.pushState(null, '', hrefOf(path));
  scrollTo(0, 0);
  for (const listener of listeners) listener();
}

export interface Address {
  /** Parts of the path below the shop, decoded. */
  readonly parts: readonly string[];
  readonly search: URLSearchParams;
}

export function useAddress(): Address {
  const href = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  const { pathname, searchParams } = new URL(href, location.origin);
  const parts = pathname
    .slice(BASE.length)
    .split('/')
    .filter((part) => part !== '');
  return { parts: parts.map(decoded), search: searchParams };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

interface LinkProps {
  readonly to: string;
  readonly className?: string;
  readonly label?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
  onFollow?(): void;
}

/** A link within the shop; with a modifier key the browser does what it always does. */
export function Link({ to, className, label, current, children, onFollow }: LinkProps) {
  const follow = (event: MouseEvent): void => {
    onFollow?.();
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      href={hrefOf(to)}
      className={className}
      aria-label={label}
      aria-current={current === true ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
