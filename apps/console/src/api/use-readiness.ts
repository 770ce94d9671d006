import { useQuery } from '@tanstack/react-query';
import { RequestFailed } from './request-failed.js';

/** A store behind the API: does it answer, and if not, why. */
export interface StoreCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly reason?: string;
}

/** What `/readyz` says of the stores, asked again every five seconds while the page is seen. */
export const useReadiness = () =>
  useQuery({
    queryKey: ['readiness'],
    queryFn: async ({ signal }) => {
      const response = await fetch('/readyz', { signal }).catch((cause: unknown) => {
        if (signal.aborted) throw cause;
        throw new RequestFailed('UNREACHABLE', 'The API does not answer.', { cause });
      });
      return ((await response.json()) as { readonly checks: readonly StoreCheck[] }).checks;
    },
    refetchInterval: 5_000,
    staleTime: 0,
  });
