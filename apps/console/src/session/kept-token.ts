/** Where the token is kept: for this tab, until it is closed. */
const KEY = 'wherefore.token';

/** Absent outside browsers, and where the browser forbids it; then a page load signs out. */
const storage = (): Storage | null => {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
};

export const keptToken = (): string | null => storage()?.getItem(KEY) ?? null;

export function keepToken(token: string | null): void {
  if (token === null) storage()?.removeItem(KEY);
  else storage()?.setItem(KEY, token);
}
