import type { Event, EventContract, FeedContract, FieldCheck, Severity } from '@wherefore/contracts';
import { type FindValue, finderOf } from './find-value.js';
import { typeOfValue } from './type-of-value.js';

/** What is wrong with one record by one check. */
export interface Finding {
  readonly check: string;
  readonly severity: Severity;
  /** In words a feed's owner understands. */
  readonly message: string;
}

/** What a batch refers to, and which of it is known: `product` to ids. */
export type KnownIds = ReadonlyMap<string, ReadonlySet<string>>;
export type KnownKind = NonNullable<FieldCheck['known']>;

/** What checks of one batch share. */
export interface BatchView {
  readonly known: KnownIds;
  /** Values seen so far by checks of uniqueness. */
  readonly seen: Map<string, Set<unknown>>;
}

type Check = (payload: unknown, view: BatchView) => Finding | null;

interface CompiledEvent {
  readonly checks: readonly Check[];
  readonly references: readonly { readonly kind: KnownKind; readonly find: FindValue }[];
}

/** A contract made ready: names are split and limits looked up once, not per record. */
export interface CompiledContract {
  readonly contract: FeedContract;
  /** The longest time that a batch may wait for what it refers to, seconds. */
  readonly graceSeconds: number;
  readonly byType: ReadonlyMap<string, CompiledEvent>;
}

export function compileContract(contract: FeedContract): CompiledContract {
  const entries = Object.entries(contract.events) as [string, EventContract][];
  const graces = entries.flatMap(([, { checks }]) => checks.map(({ grace = 0 }) => grace));
  return {
    contract,
    graceSeconds: Math.max(0, ...graces),
    byType: new Map(entries.map(([type, event]) => [type, compileEvent(type, event)])),
  };
}

function compileEvent(type: string, { fields, severity, checks }: EventContract): CompiledEvent {
  const shapes = Object.entries(fields).map(([field, { type: wanted, required }]): Check => {
    const find = finderOf(field, 'whole');
    const fail = failing(`${type} ${field}`, severity);
    return (payload) => {
      const is = find(payload, typeOfValue);
      if (is === wanted) return null;
      if (is !== null) return fail(`payload.${field} is a ${is}, not a ${wanted}`);
      return required ? fail(`payload.${field} is missing`) : null;
    };
  });
  return {
    checks: [...shapes, ...checks.map((check) => compileCheck(type, check))],
    references: checks.flatMap(({ known, field }) =>
      known === undefined ? [] : [{ kind: known, find: finderOf(field, 'items') }],
    ),
  };
}

const failing =
  (check: string, severity: Severity) =>
  (message: string): Finding => ({ check, severity, message });

function compileCheck(type: string, check: FieldCheck): Check {
  const { field, severity } = check;
  const name = `${type} ${field}`;
  const find = finderOf(field, 'items');
  const fail = failing(name, severity);
  const problemOf = testOf(check, name);
  return (payload, view) => {
    const problem = find(payload, (value) => problemOf(value, view));
    return problem === null ? null : fail(`payload.${field} is ${problem}`);
  };
}

type Test = (value: unknown, view: BatchView) => string | null;

/** What is wrong with one value, by the one kind of check that a check is. */
function testOf({ min = -Infinity, max = Infinity, oneOf, unique, known }: FieldCheck, name: string): Test {
  if (oneOf !== undefined) {
    const allowed = new Set<unknown>(oneOf);
    return (value) => (allowed.has(value) ? null : `${told(value)}, which is not allowed`);
  }
  if (unique === true)
    return (value, view) =>
      isSeen(view, name, value) ? `${told(value)}, like another record of the batch` : null;
  if (known !== undefined)
    return (value, view) =>
      view.known.get(known)?.has(String(value)) === true ? null : `${told(value)}: no such ${known} is known`;
  return (value) => {
    if (typeof value !== 'number') return null;
    if (value < min) return `${value}, below ${min}`;
    return value > max ? `${value}, above ${max}` : null;
  };
}

const told = (value: unknown): string => JSON.stringify(value).slice(0, 80);

function isSeen({ seen }: BatchView, name: string, value: unknown): boolean {
  const values = seen.get(name) ?? new Set();
  seen.set(name, values);
  if (values.has(value)) return true;
  values.add(value);
  return false;
}

/** Every id that events refer to and that a contract wants known, by kind. */
export function referencesOf(
  { byType }: CompiledContract,
  events: readonly Event[],
): ReadonlyMap<KnownKind, ReadonlySet<string>> {
  const found = new Map<KnownKind, Set<string>>();
  for (const { type, payload } of events)
    for (const { kind, find } of byType.get(type)?.references ?? []) {
      const ids = found.get(kind) ?? new Set();
      found.set(kind, ids);
      find(payload, (id) => {
        ids.add(String(id));
        return null;
      });
    }
  return found;
}
