import type { DecisionRecord } from '@wherefore/contracts';
import type { QueueErasure } from '@wherefore/queue';

export interface StreamedDecisions {
  readonly decisions: readonly { readonly entry: string; readonly body: string }[];
  /** Where snapshots of visitors stand in the stream, by hash. */
  readonly snapshots: ReadonlyMap<string, readonly string[]>;
}

/** What the stream of decisions still holds of visitors, by pseudonym. */
export async function streamedDecisions(
  redis: Pick<QueueErasure, 'decisions'>,
  visitors: ReadonlySet<string>,
): Promise<StreamedDecisions> {
  const decisions: { entry: string; body: string }[] = [];
  const snapshots = new Map<string, string[]>();
  for await (const page of redis.decisions())
    for (const one of page)
      if (one.kind === 'snapshot') {
        if (one.snapshot.kind !== 'visitor') continue;
        const { hash } = one.snapshot;
        snapshots.set(hash, [...(snapshots.get(hash) ?? []), one.entry]);
      } else {
        const { request } = JSON.parse(one.body) as DecisionRecord;
        const isTheirs = [request.customer, request.session].some(
          (who) => who !== undefined && visitors.has(who),
        );
        if (isTheirs) decisions.push({ entry: one.entry, body: one.body });
      }
  return { decisions, snapshots };
}
