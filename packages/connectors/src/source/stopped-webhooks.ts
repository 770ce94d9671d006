import { accepted, type Result } from '@wherefore/contracts';
import type { PollHalf, StoppedWebhook } from './source-connector.js';
import { type PollFailure, type PollRuntime, walkPages } from './walk-pages.js';

/**
 * Webhooks the provider has for us and no longer sends. They are silent, so nothing else tells; none for providers that
 * do not say.
 */
export async function stoppedWebhooks(
  half: PollHalf,
  runtime: PollRuntime,
): Promise<Result<readonly StoppedWebhook[], PollFailure>> {
  if (half.subscriptions === undefined) return accepted([]);
  const { listing, stopped } = half.subscriptions;
  const found: StoppedWebhook[] = [];
  const walk = walkPages(half, listing, runtime);
  for (;;) {
    const step = await walk.next();
    if (step.done !== true) found.push(...step.value.records.flatMap((record) => stopped(record) ?? []));
    else return step.value.ok ? accepted(found) : step.value;
  }
}
