import { z } from 'zod';
import type { Parts } from './graphql/context.js';

const Command = z.object({ cmd: z.enum(['empty-caches', 'counters']), id: z.number() });

/**
 * Does what the process that started this one asks for, over the channel between the two; without that channel nobody can
 * ask. `empty-caches` forgets everything that could be read again, so that a benchmark can measure cold requests;
 * `counters` tells how often it was found in memory.
 */
export function answerParent(parts: Parts): void {
  if (process.send === undefined) return;
  process.on('message', (message) => {
    const command = Command.safeParse(message);
    if (!command.success) return;
    const { cmd, id } = command.data;
    if (cmd === 'empty-caches') parts.emptyCaches?.();
    process.send?.({ done: id, counters: parts.desk.counters() });
  });
}
