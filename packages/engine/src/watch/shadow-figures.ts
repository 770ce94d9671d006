import { latencyAt } from '@wherefore/learning';
import type { CountBook } from '@wherefore/queue';

export const SHADOW_KEEP_MS = 30 * 86_400_000;
export const shadowTally = (model: string): string => `shadow:${model}`;

/** What a version would have done, on a sample of live decisions that others made. */
export interface ShadowFigures {
  readonly decisions: number;
  readonly errors: number;
  /** Mean part of a list that it would have kept, 0..1; null before the first. */
  readonly overlap: number | null;
  /** Lists that are empty: its own, and those that were served. */
  readonly empty: number;
  readonly servedEmpty: number;
  /** 95th percentile of the time until a decision, ms: its own, and of those that were served. */
  readonly p95Ms: number | null;
  readonly servedP95Ms: number | null;
}

export async function shadowFigures(tallies: CountBook, model: string): Promise<ShadowFigures> {
  const [counts = new Map<string, number>()] = await tallies.read([shadowTally(model)]);
  const count = (field: string): number => counts.get(field) ?? 0;
  const compared = count('decisions') - count('errors');
  const histogram = (letter: string) =>
    new Map(
      [...counts].flatMap(([field, times]) =>
        new RegExp(`^${letter}\\d+$`).test(field) ? [[Number(field.slice(1)), times] as const] : [],
      ),
    );
  return {
    decisions: count('decisions'),
    errors: count('errors'),
    overlap: compared > 0 ? count('overlap') / compared : null,
    empty: count('empty'),
    servedEmpty: count('servedEmpty'),
    p95Ms: latencyAt(histogram('t'), 0.95),
    servedP95Ms: latencyAt(histogram('s'), 0.95),
  };
}
