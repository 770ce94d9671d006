import { accepted, refused, type Result } from '@wherefore/contracts';
import { readRecords } from './read-records.js';
import type { PollHalf, SourceContext } from './source-connector.js';
import { mergeOutcomes, outcome, type SourceOutcome } from './source-outcome.js';
import { type PollFailure, type PollRuntime, walkPages } from './walk-pages.js';

export interface DeletedQuery {
  readonly kind: string;
  /** The provider's ids that we hold, without prefix. */
  readonly known: ReadonlySet<string>;
  readonly context: Omit<SourceContext, 'receivedAt'>;
  /** More than this are not believed to be gone: 25, or a tenth of those we hold, by default. */
  readonly most?: number;
}

export interface DeletedFound {
  readonly outcome: SourceOutcome;
  /** As of the provider's clock when the listing began. */
  readonly asOf: string;
  /** Ids listed by the provider that we do not hold. */
  readonly unknown: readonly string[];
}

/**
 * Deletions nobody told us of: the ids we hold less those the provider lists. Each of the missing is asked for by name
 * before it is declared gone, because pages shift while they are read; and where very many are missing, it is more likely
 * that we may no longer see them, and nothing is declared.
 */
export async function findDeleted(
  half: PollHalf,
  { kind, known, context, most = Math.max(25, known.size / 10) }: DeletedQuery,
  runtime: PollRuntime,
): Promise<Result<DeletedFound, PollFailure>> {
  const listing = half.listing(kind);
  const asOfNow = new Date(runtime.now()).toISOString();
  if (listing === null) return accepted({ outcome: outcome({}), asOf: asOfNow, unknown: [] });
  const listed = new Set<string>();
  const walk = walkPages(half, listing, runtime);
  let step = await walk.next();
  for (; step.done !== true; step = await walk.next())
    for (const record of step.value.records) listed.add(half.idOf(record) ?? '');
  if (!step.value.ok) return step.value;
  const { asOf } = step.value.value;
  const missing = [...known].filter((id) => !listed.has(id)).sort();
  const still = await readRecords(half, { kind, ids: missing }, runtime);
  if (!still.ok) return still;
  const found = new Set(still.value.map((record) => half.idOf(record)));
  const gone = missing.filter((id) => !found.has(id));
  if (gone.length > most) return refused(implausible(kind, gone.length, known.size));
  const present = still.value.filter((record) => missing.includes(half.idOf(record) ?? ''));
  const at = { ...context, receivedAt: new Date(asOf) };
  return accepted({
    outcome: mergeOutcomes([half.toDeletions(kind, gone, at), half.toEvents(kind, present, at)]),
    asOf,
    unknown: [...listed].filter((id) => id !== '' && !known.has(id)),
  });
}

const implausible = (kind: string, gone: number, known: number): PollFailure => ({
  reason: 'implausible',
  detail: `${gone} of ${known} ${kind} are missing: more than is believed without being asked for`,
  retryAt: null,
});
