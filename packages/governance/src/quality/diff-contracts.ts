import type { EventContract, FeedContract, FieldCheck, Severity } from '@wherefore/contracts';

/** One difference between two versions of a contract. */
export interface ContractChange {
  /** Would records that were good until now be bad, or fields that others rely on be gone? */
  readonly breaking: boolean;
  /** A line for people. */
  readonly text: string;
}

/** What a new version of a contract changes; the breaking changes first. */
export function diffContracts(before: FeedContract | null, after: FeedContract): readonly ContractChange[] {
  if (before === null) return [];
  const types = [...new Set([...Object.keys(before.events), ...Object.keys(after.events)])].sort();
  const changes = types.flatMap((type) => {
    const [old, now] = [eventOf(before, type), eventOf(after, type)];
    if (now === undefined) return [change(true, `- ${type}: no longer promised`)];
    if (old === undefined) return [change(false, `+ ${type}: promised from now on`)];
    return [
      ...severityChanges(type, old, now),
      ...fieldChanges(type, old, now),
      ...checkChanges(type, old, now),
    ];
  });
  const own = [
    ...wholeChange('owner', before.owner, after.owner),
    ...wholeChange('freshness p95', `${before.freshness.p95Ms} ms`, `${after.freshness.p95Ms} ms`),
    ...wholeChange('hold above', shareOf(before), shareOf(after)),
    ...wholeChange('volume', usualOf(before), usualOf(after)),
    ...wholeChange('null rate', String(before.nullRate), String(after.nullRate)),
  ];
  return [...changes, ...own].sort((a, b) => Number(b.breaking) - Number(a.breaking));
}

const change = (breaking: boolean, text: string): ContractChange => ({ breaking, text });
const shareOf = ({ holdAbove }: FeedContract): string =>
  holdAbove === undefined ? 'never' : String(holdAbove);
const usualOf = ({ volume }: FeedContract): string =>
  `${volume.deviations} deviations after ${volume.minimumHistory} figures`;
const eventOf = ({ events }: FeedContract, type: string): EventContract | undefined =>
  (events as Readonly<Record<string, EventContract>>)[type];

const wholeChange = (what: string, before: string, after: string): ContractChange[] =>
  before === after ? [] : [change(false, `~ ${what}: ${before} -> ${after}`)];

/** What a missing field or one of another type does: graver where it does more. */
function severityChanges(type: string, before: EventContract, after: EventContract): ContractChange[] {
  if (before.severity === after.severity) return [];
  const graver = GRAVITY[after.severity] > GRAVITY[before.severity];
  return [change(graver, `~ ${type} fields: ${before.severity} -> ${after.severity}`)];
}

const GRAVITY: Readonly<Record<Severity, number>> = Object.freeze({ warn: 0, quarantine: 1, hold: 2 });

function fieldChanges(type: string, before: EventContract, after: EventContract): ContractChange[] {
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])].sort();
  return names.flatMap((name) => {
    const [old, now] = [before.fields[name], after.fields[name]];
    const where = `${type} ${name}`;
    if (now === undefined) return [change(true, `- ${where}: removed`)];
    if (old === undefined)
      return [change(now.required, `+ ${where}: new${now.required ? ' and required' : ''}, ${now.type}`)];
    const typed = old.type === now.type ? [] : [change(true, `~ ${where}: ${old.type} -> ${now.type}`)];
    if (old.required === now.required) return typed;
    return [
      ...typed,
      change(now.required, `~ ${where}: ${now.required ? 'now required' : 'no longer required'}`),
    ];
  });
}

function checkChanges(type: string, before: EventContract, after: EventContract): ContractChange[] {
  const [old, now] = [byKey(before), byKey(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((key) =>
    pairsOf(old.get(key) ?? [], now.get(key) ?? []).flatMap(([was, is]) =>
      checkChange(`${type} ${key}`, was, is),
    ),
  );
}

function checkChange(where: string, was: FieldCheck | undefined, is: FieldCheck | undefined) {
  if (is === undefined) return [change(false, `- ${where}: no longer checked`)];
  if (was === undefined) return [change(bites(is), `+ ${where}: ${termsOf(is)}`)];
  const graver = GRAVITY[is.severity] > GRAVITY[was.severity];
  const narrower = bites(is) && (isNarrower(was, is) || graver);
  return [change(narrower, `~ ${where}: ${termsOf(was)} -> ${termsOf(is)}`)];
}

/** The checks of each kind of each field; there may be several, such as a range that warns and a wider one that refuses. */
function byKey({ checks }: EventContract): ReadonlyMap<string, readonly FieldCheck[]> {
  const found = new Map<string, FieldCheck[]>();
  for (const check of checks) found.set(keyOf(check), [...(found.get(keyOf(check)) ?? []), check]);
  return found;
}

/** What became of each check that did not stay as it was: its heir is of the same severity where there is one. */
function pairsOf(before: readonly FieldCheck[], after: readonly FieldCheck[]) {
  const left = [...after];
  const take = (like: (is: FieldCheck) => boolean): FieldCheck | undefined => {
    const index = left.findIndex(like);
    return index === -1 ? undefined : left.splice(index, 1)[0];
  };
  const changed = before.filter(
    (was) => take((is) => JSON.stringify(is) === JSON.stringify(was)) === undefined,
  );
  const heirs = changed.map((was) => take(({ severity }) => severity === was.severity));
  const pairs = changed.map((was, index) => [was, heirs[index] ?? take(() => true)] as const);
  return [...pairs, ...left.map((is) => [undefined, is] as const)];
}

/** A warning refuses nothing. */
const bites = ({ severity }: FieldCheck): boolean => severity !== 'warn';

function keyOf({ field, oneOf, unique, known }: FieldCheck): string {
  if (oneOf !== undefined) return `${field} values`;
  if (unique === true) return `${field} uniqueness`;
  return known === undefined ? `${field} range` : `${field} reference`;
}

const termsOf = (check: FieldCheck): string => `${limitOf(check)}, ${check.severity}`;

function limitOf({ min, max, oneOf, known, grace = 0 }: FieldCheck): string {
  if (oneOf !== undefined) return oneOf.join(' | ');
  if (known !== undefined) return `a known ${known} after ${grace} s`;
  if (min === undefined && max === undefined) return 'no value twice';
  return `${min ?? 'any'} to ${max ?? 'any'}`;
}

function isNarrower(was: FieldCheck, is: FieldCheck): boolean {
  if ((is.min ?? -Infinity) > (was.min ?? -Infinity) || (is.max ?? Infinity) < (was.max ?? Infinity))
    return true;
  if (was.known !== is.known || (is.grace ?? 0) < (was.grace ?? 0)) return true;
  const allowed = new Set(is.oneOf ?? []);
  return (was.oneOf ?? []).some((value) => !allowed.has(value));
}
