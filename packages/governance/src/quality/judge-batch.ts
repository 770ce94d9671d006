import type { Event } from '@wherefore/contracts';
import type { BatchView, CompiledContract, Finding, KnownIds } from './compile-contract.js';

/** What a contract says of a batch. */
export interface Verdict {
  /** Events that may take effect. */
  readonly good: readonly Event[];
  /** Events that go to quarantine, with what is wrong with them. */
  readonly bad: readonly { readonly event: Event; readonly reason: string }[];
  /** Why the whole batch is held; null where it is not. */
  readonly hold: string | null;
  /** How often each check failed, whatever came of it. */
  readonly failures: ReadonlyMap<string, number>;
}

/** What of a batch is of one feed. */
export interface FeedRecords {
  readonly events: readonly Event[];
  /** How many of its records are no events at all. */
  readonly unusable: number;
}

/** Judges the records of one feed by its contract. Severities add up: one finding of `hold` holds all. */
export function judgeBatch(
  compiled: CompiledContract,
  { events, unusable }: FeedRecords,
  known: KnownIds,
): Verdict {
  const view = { known, seen: new Map<string, Set<unknown>>() };
  const failures = new Map<string, number>();
  const good: Event[] = [];
  const bad: { event: Event; reason: string }[] = [];
  let hold: string | null = null;
  for (const event of events) {
    const worst = worstOf(compiled, event, { view, failures });
    if (worst?.severity === 'hold') hold ??= `event ${event.id}: ${worst.message}`;
    if (worst === null || worst.severity === 'warn') good.push(event);
    else bad.push({ event, reason: worst.message });
  }
  const { holdAbove } = compiled.contract;
  const [failing, records] = [bad.length + unusable, events.length + unusable];
  if (hold === null && holdAbove !== undefined && failing > holdAbove * records)
    hold = `${failing} of ${records} records fail: ${bad[0]?.reason ?? 'they are no events'}`;
  return { good, bad, hold, failures };
}

/** The gravest finding about one event; every one of them is counted. */
function worstOf(
  { byType }: CompiledContract,
  { type, payload }: Event,
  { view, failures }: { view: BatchView; failures: Map<string, number> },
): Finding | null {
  let worst: Finding | null = null;
  for (const check of byType.get(type)?.checks ?? []) {
    const finding = check(payload, view);
    if (finding === null) continue;
    failures.set(finding.check, (failures.get(finding.check) ?? 0) + 1);
    if (worst === null || WEIGHT[finding.severity] > WEIGHT[worst.severity]) worst = finding;
  }
  return worst;
}

const WEIGHT = { warn: 0, quarantine: 1, hold: 2 } as const;
