import type { Random } from './random.js';

/** The same elements in random order (Fisher-Yates). */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const rest = [...list];
  const order: T[] = [];
  while (rest.length > 0) order.push(...rest.splice(random.int(rest.length), 1));
  return order;
}
