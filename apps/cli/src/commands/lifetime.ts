import { WhereforeError } from '@wherefore/contracts';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const LONGEST = 366 * 86_400;

/** A length of time such as 30m, 8h or 90d, in seconds; throws BAD_INPUT beyond 1 s to 366 d. */
export function lifetimeOf(text: string): number {
  const [, amount = '', unit = ''] = /^(\d{1,9})([smhd])$/.exec(text.trim()) ?? [];
  const seconds = Number(amount) * (SECONDS[unit] ?? 0);
  if (seconds >= 1 && seconds <= LONGEST) return seconds;
  throw new WhereforeError('BAD_INPUT', `--ttl must be from 1s to 366d, such as 30m, 8h or 90d, not ${text}`);
}
