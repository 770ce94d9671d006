import { type Result, WhereforeError } from '@wherefore/contracts';
import { announceModels, type ModelRefused } from '@wherefore/engine';
import type { CommandParts } from '../stack/parts.js';

/** What it takes to change which models decide, and to tell everybody. */
export async function changing(parts: CommandParts) {
  const { graph } = parts;
  const queue = await parts.queue();
  return { graph, announce: () => announceModels({ graph, queue }) };
}

/** What came of it. Throws NOT_FOUND for what there is not, CONFLICT for what is refused. */
export function taken<T>(outcome: Result<T, ModelRefused>): T {
  if (outcome.ok) return outcome.value;
  const { code, message } = outcome.refusal;
  throw new WhereforeError(code === 'unknown-version' ? 'NOT_FOUND' : 'CONFLICT', message);
}
