import type { Arm } from '@wherefore/contracts';
import { seedOf } from './seed-of.js';

/** A rollout as far as it concerns whom it is tried on. */
interface Sharing {
  readonly rollout: string;
  /** 0..1. */
  readonly share: number;
}

/**
 * Whose version decides for a visitor: always the same for one rollout, and whoever it is tried on stays so as the share grows. A
 * visitor whom nobody can tell from others gets the current one.
 */
export function armOf({ rollout, share }: Sharing, visitor: string | null): Arm {
  return visitor !== null && seedOf(`${rollout}|${visitor}`) < share * 2 ** 32 ? 'canary' : 'current';
}
