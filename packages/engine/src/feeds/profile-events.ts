import type { Event } from '@wherefore/contracts';
import { typeOfValue } from '@wherefore/governance';
import type { FeedProfile } from '@wherefore/queue';

/** Records looked at per type and batch: enough to tell a shape, few enough to cost nothing. */
const SAMPLE = 50;

interface Tally {
  readonly source: string;
  readonly type: string;
  records: number;
  readonly fields: Map<string, number>;
}

/** What the first records of each type and source of a batch look like. */
export function profileEvents(events: readonly Event[]): FeedProfile[] {
  const tallies = new Map<string, Tally>();
  for (const { source, type, payload } of events) {
    const key = `${source} ${type}`;
    const tally: Tally = tallies.get(key) ?? { source, type, records: 0, fields: new Map() };
    tallies.set(key, tally);
    if (tally.records >= SAMPLE) continue;
    tally.records += 1;
    for (const [field, value] of Object.entries(payload)) {
      if (value === undefined || value === null) continue;
      const name = `${field}:${typeOfValue(value)}`;
      tally.fields.set(name, (tally.fields.get(name) ?? 0) + 1);
    }
  }
  return [...tallies.values()];
}
