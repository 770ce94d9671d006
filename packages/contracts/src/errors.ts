/** Every way we fail on purpose. What each means to a caller is in {@link ERROR_TABLE}. */
export type ErrorCode =
  | 'BAD_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'TOO_LARGE'
  | 'RATE_LIMITED'
  | 'TIMEOUT'
  | 'UNAVAILABLE'
  | 'MISCONFIGURED'
  | 'INTERNAL';

interface ErrorMeaning {
  readonly http: number;
  /** May the message be shown to the caller? */
  readonly public: boolean;
  /** Exit code of the command line. */
  readonly exit: number;
}

export const ERROR_TABLE: Readonly<Record<ErrorCode, ErrorMeaning>> = Object.freeze({
  BAD_INPUT: { http: 400, public: true, exit: 2 },
  UNAUTHENTICATED: { http: 401, public: true, exit: 3 },
  FORBIDDEN: { http: 403, public: true, exit: 3 },
  NOT_FOUND: { http: 404, public: true, exit: 4 },
  CONFLICT: { http: 409, public: true, exit: 5 },
  TOO_LARGE: { http: 413, public: true, exit: 2 },
  RATE_LIMITED: { http: 429, public: true, exit: 6 },
  TIMEOUT: { http: 504, public: true, exit: 6 },
  UNAVAILABLE: { http: 503, public: true, exit: 6 },
  MISCONFIGURED: { http: 500, public: false, exit: 78 },
  INTERNAL: { http: 500, public: false, exit: 1 },
});

/** The one error class: a bug or an outage with a code. Expected refusals are values, not errors. */
export class WhereforeError extends Error {
  /** When to try again, seconds; null where nobody knows. */
  readonly retryAfter: number | null;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: { cause?: unknown; retryAfter?: number },
  ) {
    super(message, options);
    this.name = 'WhereforeError';
    this.retryAfter = options?.retryAfter ?? null;
  }
}

/** With which code a process ends that this was thrown in. */
export const exitCodeOf = (error: unknown): number =>
  ERROR_TABLE[error instanceof WhereforeError ? error.code : 'INTERNAL'].exit;

/** What a caller outside may read: the message of a public error, else a neutral sentence. */
export function publicMessage(error: unknown): { code: ErrorCode; message: string } {
  const code = error instanceof WhereforeError ? error.code : 'INTERNAL';
  if (error instanceof WhereforeError && ERROR_TABLE[code].public) return { code, message: error.message };
  return { code, message: 'Something went wrong on our side. Please try again; quote the correlation id.' };
}

/** The text of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `code` that Node gave an error, such as ENOENT; asked by structure, because errors cross realms. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
