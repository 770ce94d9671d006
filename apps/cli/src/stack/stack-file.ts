import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { HOME, PLACES } from './places.js';

/** Where the running product is, for other commands of this machine. */
const Stack = z.object({
  pid: z.number(),
  env: z.record(z.string(), z.string()),
  api: z.string(),
});
export type Stack = z.infer<typeof Stack>;

/** The product that runs on this machine, or null. A file left by a killed supervisor counts for nothing. */
export function runningStack(): Stack | null {
  if (!existsSync(PLACES.stack)) return null;
  const stack = Stack.parse(JSON.parse(readFileSync(PLACES.stack, 'utf8')));
  return isAlive(stack.pid) ? stack : null;
}

export function writeStack(stack: Stack): void {
  mkdirSync(HOME, { recursive: true });
  writeFileSync(PLACES.stack, `${JSON.stringify(stack, null, 2)}\n`, { mode: 0o600 });
}

export function removeStack(): void {
  rmSync(PLACES.stack, { force: true });
}

/** Is there a process with this number? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
