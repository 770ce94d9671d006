import type { CountBook } from '@wherefore/queue';

/** Counts that wait to be added to the tallies together. */
export class PendingCounts {
  /** By how long they are kept, by tally, by field. */
  private waiting = new Map<number, Map<string, Map<string, number>>>();

  constructor(private readonly tallies: CountBook) {}

  add(tally: string, fields: Readonly<Record<string, number>>, keepMs: number): void {
    const kept = inner(this.waiting, keepMs);
    const counts = inner(kept, tally);
    for (const [field, by] of Object.entries(fields))
      if (by !== 0) counts.set(field, (counts.get(field) ?? 0) + by);
  }

  /** Adds what waits. What could not be added is dropped, for it may have been: figures that are too low do less harm than double ones. */
  async flush(): Promise<void> {
    const { waiting } = this;
    this.waiting = new Map();
    for (const [keepMs, counts] of waiting) await this.tallies.add(counts, keepMs);
  }
}

function inner<K, I, V>(maps: Map<K, Map<I, V>>, key: K): Map<I, V> {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const made = new Map<I, V>();
  maps.set(key, made);
  return made;
}
