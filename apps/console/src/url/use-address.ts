import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Search } from './search.js';

export interface Address {
  /** Of the path: `id` of `/decisions/$id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly search: Search;
  /** Changes the query; null removes a name. A step that "back" undoes, unless it replaces the present one. */
  readonly change: (
    change: Readonly<Record<string, string | readonly string[] | null>>,
    replace?: boolean,
  ) => void;
}

/** What the address says of the page that is open, and the way to change it: whatever is chosen is in the link. */
export function useAddress(): Address {
  const params = useParams({ strict: false }) as Record<string, string>;
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = useCallback<Address['change']>(
    (changed, replace = false) =>
      void navigate({
        to: '.',
        replace,
        search: ((before: Search) => ({ ...before, ...changed })) as never,
      }),
    [navigate],
  );
  return { params, search, change };
}
