import { stoppedWebhooks } from '@wherefore/connectors';
import { WhereforeError } from '@wherefore/contracts';
import type { Lease } from '@wherefore/queue';
import type { Source, SourcePolling } from '../sources/source.js';
import type { KindReport, SourceReport } from './cycle-report.js';
import type { ReadingParts } from './reading.js';
import { reconcileKind } from './reconcile-kind.js';
import { loadSourceMarks, type Mark, unread } from './source-marks.js';

export interface ReconcileParts extends ReadingParts {
  /** Takes the lease of a name; null while somebody else has it. */
  lease(name: string): Promise<Lease | null>;
}

export interface ReconcileOptions {
  readonly kinds?: readonly string[];
  /** Read everything, whatever was read before. */
  readonly full?: boolean;
  /** Search for what was deleted: now, or when it is due. */
  readonly deletions?: 'now' | 'when-due';
  /** More than this of a kind are not believed to be gone. */
  readonly most?: number | undefined;
  readonly onProgress?: (kind: string, records: number) => void;
}

/**
 * One cycle over a source, kind by kind: finds what webhooks missed. One at a time per source: null when another is at
 * it. Throws BAD_INPUT for a source that cannot be polled or a kind that it does not have.
 */
export async function reconcileSource(
  parts: ReconcileParts,
  source: Source,
  options: ReconcileOptions = {},
): Promise<SourceReport | null> {
  const polling = pollingOf(source, options.kinds ?? []);
  const lease = await parts.lease(`source:${source.name}`);
  if (lease === null) return null;
  const started = performance.now();
  try {
    const marks = (await loadSourceMarks(parts.graph, source.name)).get(source.name);
    const stopped = await stoppedWebhooks(
      polling.half,
      polling.runtime(() => undefined),
    );
    const kinds: KindReport[] = [];
    for (const kind of options.kinds ?? polling.kinds) {
      const last = marks?.get(kind) ?? unread(kind);
      kinds.push(
        await reconcileKind(parts, {
          source,
          polling,
          kind,
          lease,
          last,
          full: options.full === true,
          deletions: isDue(options.deletions, polling, last),
          stopped: stopped.ok ? stopped.value : [],
          most: options.most,
          onProgress: options.onProgress ?? (() => undefined),
        }),
      );
    }
    return { source: source.name, kinds, seconds: Math.round(performance.now() - started) / 1_000 };
  } finally {
    await lease.release();
  }
}

function pollingOf({ name, polling }: Source, kinds: readonly string[]): SourcePolling {
  if (polling === null) throw new WhereforeError('BAD_INPUT', `${name} has no polling; see docs/sync.md`);
  const strange = kinds.filter((kind) => !polling.kinds.includes(kind));
  if (strange.length > 0)
    throw new WhereforeError(
      'BAD_INPUT',
      `${name} has no kind ${strange.join(', ')}; it has ${polling.kinds.join(', ')}`,
    );
  return polling;
}

function isDue(
  deletions: ReconcileOptions['deletions'],
  { deletionsEveryMs }: SourcePolling,
  { listed }: Mark,
): boolean {
  if (deletions !== 'when-due') return deletions === 'now';
  if (deletionsEveryMs === null) return false;
  return listed === null || Date.parse(listed) + deletionsEveryMs <= Date.now();
}
