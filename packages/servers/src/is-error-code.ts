/** Whether this is the system error of that code (ENOENT, EADDRINUSE, ...) or the driver error of that code. */
export function isErrorCode(error: unknown, code: string): boolean {
  // No `instanceof Error`: under jest, the errors of Node's own modules come from another realm.
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
