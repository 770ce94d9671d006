import type { EventContract, FeedContract, FieldCheck } from '@wherefore/contracts';

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
    return [...fieldChanges(type, old, now), ...checkChanges(type, old, now)];
  });
  const own = [
    ...wholeChange('owner', before.owner, after.owner),
    ...wholeChange('freshness p95', `${before.freshness.p95Ms} ms`, `${after.freshness.p95Ms} ms`),
    ...wholeChange('hold above', shareOf(before), shareOf(after)),
  ];
  return [...changes, ...own].sort((a, b) => Number(b.breaking) - Number(a.breaking));
}

const change = (breaking: boolean, text: string): ContractChange => ({ breaking, text });
const shareOf = ({ holdAbove }: FeedContract): string =>
  holdAbove === undefined ? 'never' : String(holdAbove);
const eventOf = ({ events }: FeedContract, type: string): EventContract | undefined =>
  (events as Readonly<Record<string, EventContract>>)[type];

const wholeChange = (what: string, before: string, after: string): ContractChange[] =>
  before === after ? [] : [change(false, `~ ${what}: ${before} -> ${after}`)];

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
  const keyed = ({ checks }: EventContract) => new Map(checks.map((check) => [keyOf(check), check]));
  const [old, now] = [keyed(before), keyed(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    if (is === undefined) return [change(false, `- ${type} ${key}: no longer checked`)];
    if (was === undefined) return [change(bites(is), `+ ${type} ${key}: ${limitOf(is)}, ${is.severity}`)];
    if (limitOf(was) === limitOf(is) && was.severity === is.severity) return [];
    const narrower = bites(is) && (isNarrower(was, is) || !bites(was));
    return [
      change(
        narrower,
        `~ ${type} ${key}: ${limitOf(was)}, ${was.severity} -> ${limitOf(is)}, ${is.severity}`,
      ),
    ];
  });
}

/** A warning refuses nothing. */
const bites = ({ severity }: FieldCheck): boolean => severity !== 'warn';

function keyOf({ field, oneOf, unique, known }: FieldCheck): string {
  if (oneOf !== undefined) return `${field} values`;
  if (unique === true) return `${field} uniqueness`;
  return known === undefined ? `${field} range` : `${field} reference`;
}

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
