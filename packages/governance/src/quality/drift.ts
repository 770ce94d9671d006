/** What the records of one type looked like over a time: how many, and how often each field had which type. */
export interface Profile {
  readonly records: number;
  /** `field:type` to the number of records. */
  readonly fields: ReadonlyMap<string, number>;
}

/** Fewer records say nothing about a shape. */
const FEWEST_RECORDS = 30;

/** Fields that are new, vanished, changed their type or are filled more or less often than before; in words. */
export function driftBetween(before: Profile, now: Profile, mostChange: number): readonly string[] {
  if (before.records < FEWEST_RECORDS || now.records < FEWEST_RECORDS) return [];
  const [old, current] = [byField(before), byField(now)];
  const names = [...new Set([...old.keys(), ...current.keys()])].sort();
  return names.flatMap((name) => {
    const [was, is] = [old.get(name), current.get(name)];
    if (was === undefined) return is === undefined ? [] : [`${name}: new, ${is.types.join(' and ')}`];
    if (is === undefined) return [`${name}: vanished, was in ${percent(was.share)} of the records`];
    const added = is.types.filter((type) => !was.types.includes(type));
    const typed =
      added.length === 0 ? [] : [`${name}: ${added.join(' and ')} where it was ${was.types.join(' and ')}`];
    const moved = Math.abs(is.share - was.share) > mostChange;
    return moved
      ? [...typed, `${name}: in ${percent(is.share)} of the records, was ${percent(was.share)}`]
      : typed;
  });
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function byField({ records, fields }: Profile) {
  const found = new Map<string, { types: string[]; share: number }>();
  for (const [key, count] of [...fields].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [name = '', type = ''] = key.split(':');
    const known = found.get(name) ?? { types: [], share: 0 };
    found.set(name, { types: [...known.types, type], share: known.share + count / records });
  }
  return found;
}
