import type { Rule, RuleAction, RuleCondition, RuleInput } from '../../operations/rules.js';
import { readValue, writeValue } from './attribute-value.js';
import { type ActionKind, type ConditionKind, CONDITIONS } from './vocabulary.js';

/** A condition as it stands in the form: whatever its kind, only the fields of that kind are looked at. */
export interface DraftCondition {
  readonly key: string;
  readonly on: ConditionKind;
  readonly not: boolean;
  readonly is: readonly string[];
  /** Of an attribute. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** An action as it stands in the form; figures as they are typed. */
export interface DraftAction {
  readonly does: ActionKind;
  readonly figure: string;
  readonly times: string;
  readonly days: string;
  readonly per: string;
  readonly margin: string;
  readonly propensity: string;
}

export interface DraftRule {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly when: readonly DraftCondition[];
  readonly then: DraftAction;
  readonly owner: string;
  readonly reason: string;
  /** As `datetime-local` has it, by UTC; empty for at once. */
  readonly startsAt: string;
  readonly expiresAt: string;
}

let made = 0;
const newKey = (): string => `k${(made += 1)}`;

export const emptyCondition = (on: ConditionKind): DraftCondition => ({
  key: newKey(),
  on,
  not: false,
  is: [],
  name: '',
  from: '',
  to: '',
});

const NO_ACTION: DraftAction = {
  does: 'boost',
  figure: '1.5',
  times: '3',
  days: '14',
  per: 'product',
  margin: '',
  propensity: '',
};

export const emptyRule = (): DraftRule => ({
  key: newKey(),
  id: '',
  name: '',
  when: [emptyCondition('placement')],
  then: NO_ACTION,
  owner: '',
  reason: '',
  startsAt: '',
  expiresAt: '',
});

/** The same rule again, to be changed: under an id that is free. */
export function copyOf(rule: DraftRule, taken: ReadonlySet<string>): DraftRule {
  let number = 2;
  while (taken.has(`${rule.id}-${number}`)) number += 1;
  return {
    ...rule,
    key: newKey(),
    id: `${rule.id}-${number}`,
    name: `${rule.name} (copy)`,
    when: rule.when.map((one) => ({ ...one, key: newKey() })),
  };
}

/** An id of a name: `Acme week` becomes `acme-week`. */
export const idOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);

/** To the minute, as it is typed; a moment that is finer keeps what it has. */
const local = (iso: string | null | undefined): string =>
  iso ? new Date(iso).toISOString().replace(/(:00\.000)?Z$/, '') : '';
const iso = (text: string): string => (text.length === 16 ? `${text}:00.000Z` : `${text}Z`);
const typed = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);
const figure = (text: string): number | null => (text === '' ? null : Number(text));

export const fromRule = (rule: Rule): DraftRule => ({
  key: newKey(),
  id: rule.id,
  name: rule.name,
  when: rule.when.map(fromCondition),
  then: fromAction(rule.then),
  owner: rule.owner,
  reason: rule.reason,
  startsAt: local(rule.startsAt),
  expiresAt: local(rule.expiresAt),
});

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

function fromCondition(condition: RuleCondition): DraftCondition {
  const kinds = Object.keys(CONDITIONS) as ConditionKind[];
  const on = kinds.find((kind) => isGiven(condition[kind])) ?? 'placement';
  return { ...emptyCondition(on), not: condition.not, ...fieldsOf(on, condition) };
}

function fieldsOf(on: ConditionKind, condition: RuleCondition): Partial<DraftCondition> {
  switch (on) {
    case 'attribute':
    case 'visitorAttribute':
      return { name: condition[on]?.name ?? '', is: condition[on]?.is.map(writeValue) ?? [] };
    case 'date':
      return { from: local(condition.date?.from), to: local(condition.date?.to) };
    case 'price':
    case 'margin':
    case 'stock':
      return { from: typed(condition[on]?.from), to: typed(condition[on]?.to) };
    default:
      return { is: condition[on] ?? [] };
  }
}

function fromAction(action: RuleAction): DraftAction {
  const { pin, boost, bury, discount, cap, require } = action;
  if (cap) return { ...NO_ACTION, does: 'cap', times: typed(cap.times), days: typed(cap.days), per: cap.per };
  if (require)
    return {
      ...NO_ACTION,
      does: 'require',
      margin: typed(require.margin),
      propensity: typed(require.propensity),
    };
  if (action.exclude === true || action.include === true)
    return { ...NO_ACTION, does: action.exclude === true ? 'exclude' : 'include', figure: '' };
  const found =
    (['pin', 'boost', 'bury', 'discount'] as const).find((one) => isGiven(action[one])) ?? 'boost';
  return { ...NO_ACTION, does: found, figure: typed(pin ?? boost ?? bury ?? discount) };
}

/** What is missing before the API can be asked about a rule, in a few words; null where nothing is. */
export function gapIn(rule: DraftRule): string | null {
  if (rule.name.trim() === '') return 'a name';
  if (rule.expiresAt === '') return 'an end';
  if (rule.reason.trim() === '') return 'a reason';
  const open = rule.when.find(isOpen);
  if (open !== undefined) return `what “${CONDITIONS[open.on].subject}” is about`;
  return isActionOpen(rule.then) ? 'the figures of what it does' : null;
}

function isOpen({ on, is, name, from, to }: DraftCondition): boolean {
  switch (CONDITIONS[on].takes) {
    case 'range':
    case 'period':
      return from === '' && to === '';
    case 'attribute':
      return name.trim() === '' || is.length === 0;
    default:
      return is.length === 0;
  }
}

function isActionOpen({ does, figure: amount, times, days, margin, propensity }: DraftAction): boolean {
  if (does === 'exclude' || does === 'include') return false;
  if (does === 'cap') return times === '' || days === '';
  if (does === 'require') return margin === '' && propensity === '';
  return amount === '';
}

/** The rule as the API takes it; only of one without a gap. */
export const toInput = (rule: DraftRule): RuleInput => ({
  id: rule.id,
  name: rule.name.trim(),
  when: rule.when.map(toCondition),
  then: toAction(rule.then),
  ...(rule.owner.trim() === '' ? {} : { owner: rule.owner.trim() }),
  reason: rule.reason.trim(),
  ...(rule.startsAt === '' ? {} : { startsAt: iso(rule.startsAt) }),
  expiresAt: iso(rule.expiresAt),
});

function toCondition({ on, not, is, name, from, to }: DraftCondition): RuleCondition {
  switch (CONDITIONS[on].takes) {
    case 'attribute':
      return { [on]: { name: name.trim(), is: is.map(readValue) }, not };
    case 'period':
      return { [on]: { from: from === '' ? null : iso(from), to: to === '' ? null : iso(to) }, not };
    case 'range':
      return { [on]: { from: figure(from), to: figure(to) }, not };
    default:
      return { [on]: is, not };
  }
}

function toAction(action: DraftAction): RuleAction {
  const { does } = action;
  switch (does) {
    case 'exclude':
    case 'include':
      return { [does]: true };
    case 'cap':
      return { cap: { times: Number(action.times), days: Number(action.days), per: action.per } };
    case 'require':
      return { require: { margin: figure(action.margin), propensity: figure(action.propensity) } };
    default:
      return { [does]: Number(action.figure) };
  }
}
