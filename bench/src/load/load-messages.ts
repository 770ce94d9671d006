import type { Load, LoadResult } from './generate-load.js';

/** A measurement to make: requests as text, because the channel carries JSON. */
export interface LoadJob extends Omit<Load, 'requests' | 'before'> {
  readonly requests: readonly string[];
  /** Empty the server's caches before each request. */
  readonly cold: boolean;
}

export type LoadReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'empty-caches' }
  | { readonly kind: 'result'; readonly result: LoadResult }
  | { readonly kind: 'failed'; readonly message: string };
