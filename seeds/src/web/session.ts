import type { Order } from '../orders/order-book.js';

/** One visit to the web shop. */
export interface Session {
  /** Unique among sessions, e.g. `s-o0000042` or `s-b0000042`. */
  readonly id: string;
  readonly startsAt: number;
  /** Index of the customer; null for strangers, who are known by session only. */
  readonly customer: number | null;
  /** What it led to; null when it led to nothing. */
  readonly order: Order | null;
}
