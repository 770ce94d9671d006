/** Why a request was not answered: `TIMEOUT`, `NETWORK`, or a code of the server such as `FORBIDDEN` or `UNAVAILABLE`. */
export class WhereforeClientError extends Error {
  /** Might the same request be answered later? */
  readonly passing: boolean;
  /** When to try again, milliseconds; null where nobody said. */
  readonly retryAfterMs: number | null;

  constructor(
    readonly code: string,
    message: string,
    { passing = true, retryAfterMs = null }: { passing?: boolean; retryAfterMs?: number | null } = {},
  ) {
    super(message);
    this.name = 'WhereforeClientError';
    this.passing = passing;
    this.retryAfterMs = retryAfterMs;
  }
}
