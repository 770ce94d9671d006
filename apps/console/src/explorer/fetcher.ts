interface Params {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: unknown;
}

interface Options {
  readonly headers?: Record<string, unknown> | undefined;
}

/** Sends what was typed to `/graphql` on this origin, with the headers of the header tab. */
export async function fetcher(params: Params, options?: Options): Promise<Record<string, unknown>> {
  const extra = Object.entries(options?.headers ?? {}).map(([name, value]) => [name, String(value)] as const);
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...Object.fromEntries(extra) },
    body: JSON.stringify(params),
  });
  return (await response.json()) as Record<string, unknown>;
}
