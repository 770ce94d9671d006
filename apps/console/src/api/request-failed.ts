/** A request that brought no data. `code` is the API's error code, or `UNREACHABLE` / `HTTP_<status>`. */
export class RequestFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'RequestFailed';
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  UNREACHABLE: 'Check that the API runs (npm start brings everything up), then try again.',
  UNAVAILABLE: 'A store behind the API is down or starting. Wait a moment, then try again.',
  TIMEOUT: 'The graph took too long. Try again; if it stays slow, look at the API log.',
  UNAUTHENTICATED: 'Sign in, then load this page again.',
  FORBIDDEN: 'Your role may not see this. Ask an administrator.',
  GRAPHQL_VALIDATION_FAILED: 'This console and the API are of different versions. Rebuild both.',
};

/** What a person can do about it. */
export function remedyFor(error: unknown): string {
  const code = error instanceof RequestFailed ? error.code : '';
  return REMEDIES[code] ?? 'Try again; if it happens again, the API log has the details.';
}
