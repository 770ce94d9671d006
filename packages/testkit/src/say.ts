/** Tells whoever waits for the tests what takes so long the first time. Not `console`: jest would add a stack trace. */
export function say(message: string): void {
  process.stderr.write(`testkit: ${message}\n`);
}
