import { setTimeout as pause } from 'node:timers/promises';

interface PollLimits {
  withinMs: number;
  everyMs?: number;
}

/** Asks again and again until the answer is yes (true) or time is up (false). */
export async function pollUntil(
  check: () => boolean | Promise<boolean>,
  limits: PollLimits,
): Promise<boolean> {
  const deadline = performance.now() + limits.withinMs;
  while (!(await check())) {
    if (performance.now() >= deadline) return false;
    await pause(limits.everyMs ?? 25);
  }
  return true;
}
