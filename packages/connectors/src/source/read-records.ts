import { accepted, type Result } from '@wherefore/contracts';
import type { PollHalf } from './source-connector.js';
import { type PollFailure, type PollRuntime, walkPages } from './walk-pages.js';

/** Single records by their ids, for what webhooks only point at. Ids that are gone are missing from the answer. */
export async function readRecords(
  half: PollHalf,
  { kind, ids }: { readonly kind: string; readonly ids: readonly string[] },
  runtime: PollRuntime,
): Promise<Result<readonly unknown[], PollFailure>> {
  const found: unknown[] = [];
  for (let at = 0; at < ids.length; at += half.maxIds) {
    const walk = walkPages(half, half.records(kind, ids.slice(at, at + half.maxIds)), runtime);
    for (;;) {
      const step = await walk.next();
      if (step.done !== true) found.push(...step.value.records);
      else if (!step.value.ok) return step.value;
      else break;
    }
  }
  return accepted(found);
}
