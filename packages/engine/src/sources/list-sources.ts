import type { Graph } from '@wherefore/graph';
import type { SourceQueue } from '@wherefore/queue';
import { loadSourceMarks, type Mark, unread } from '../reconcile/source-marks.js';
import type { Sources } from './source.js';

/** A configured source: what is on, and how far it has been read. */
export interface SourceStatus {
  readonly name: string;
  readonly connector: string;
  /** Does it have a secret, so that webhooks can be taken? */
  readonly webhooks: boolean;
  /** Null where it is not polled: what its webhooks lose is never found. */
  readonly polling: {
    readonly everySeconds: number;
    readonly deletionsEverySeconds: number | null;
    /** ISO 8601; null while no worker has planned it. */
    readonly nextRun: string | null;
    /** Each with its mark and the report of its last cycle. */
    readonly kinds: readonly Mark[];
  } | null;
}

export async function listSources(parts: {
  readonly graph: Graph;
  readonly sources: Sources;
  readonly sourceQueue: SourceQueue;
}): Promise<SourceStatus[]> {
  const [marks, schedules] = await Promise.all([
    loadSourceMarks(parts.graph, null),
    parts.sourceQueue.schedules(),
  ]);
  return [...parts.sources.values()].map(({ name, connector, secrets, polling }) => ({
    name,
    connector: connector.name,
    webhooks: secrets.length > 0,
    polling:
      polling === null
        ? null
        : {
            everySeconds: polling.everyMs / 1_000,
            deletionsEverySeconds:
              polling.deletionsEveryMs === null ? null : polling.deletionsEveryMs / 1_000,
            nextRun: schedules.find(({ source }) => source === name)?.nextRun ?? null,
            kinds: polling.kinds.map((kind) => marks.get(name)?.get(kind) ?? unread(kind)),
          },
  }));
}
