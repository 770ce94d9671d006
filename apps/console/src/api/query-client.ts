import { QueryClient } from '@tanstack/react-query';
import { RequestFailed } from './request-failed.js';

const MOMENTARY = new Set(['UNREACHABLE', 'UNAVAILABLE', 'TIMEOUT']);
const MINUTES = 60_000;

/** Retries once what may pass by itself, nothing else. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5 * MINUTES,
      refetchOnWindowFocus: false,
      retryDelay: 600,
      retry: (failures, error) => failures < 1 && error instanceof RequestFailed && MOMENTARY.has(error.code),
    },
  },
});
