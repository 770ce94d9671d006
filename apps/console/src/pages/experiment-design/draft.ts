import type { Experiment } from '../../operations/experiments.js';
import { membersOf } from './members-of.js';

/** What an arm may change. */
export type ChangeKind = 'placement' | 'rules' | 'epoch' | 'coefficients' | 'reasons';

/** A change as it stands in the form; its value as it is typed. */
export interface DraftChange {
  readonly key: string;
  readonly on: ChangeKind;
  /** Member of the placement, as a path; source of evidence. */
  readonly name: string;
  readonly value: string;
}

export interface DraftArm {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  readonly changes: readonly DraftChange[];
}

export interface DraftGuardrail {
  readonly key: string;
  readonly metric: string;
  /** Percent. */
  readonly margin: number;
}

/** A design as it stands in the form. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly hypothesis: string;
  readonly owner: string;
  readonly unit: string;
  readonly layer: string;
  /** Percent. */
  readonly share: number;
  readonly placements: readonly string[];
  readonly segments: readonly string[];
  readonly channels: readonly string[];
  /** The control first. */
  readonly arms: readonly DraftArm[];
  readonly metrics: readonly string[];
  readonly guardrails: readonly DraftGuardrail[];
  /** Percent. */
  readonly alpha: number;
  readonly plannedUnits: number;
  readonly windowDays: number;
  readonly preDays: number;
}

let made = 0;
const newKey = (): string => `k${(made += 1)}`;

export const newChange = (on: ChangeKind, name = '', value = ''): DraftChange => ({
  key: newKey(),
  on,
  name,
  value,
});

export const newArm = (id: string): DraftArm => ({
  key: newKey(),
  id,
  title: '',
  weight: 1,
  changes: [newChange('placement', 'slots', '3')],
});

export const newGuardrail = (metric: string, margin = 5): DraftGuardrail => ({
  key: newKey(),
  metric,
  margin,
});

export const emptyDraft = (owner: string): Draft => ({
  id: '',
  title: '',
  hypothesis: '',
  owner,
  unit: 'customer',
  layer: '',
  share: 100,
  placements: [],
  segments: [],
  channels: [],
  arms: [{ ...newArm('control'), changes: [] }, newArm('new')],
  metrics: ['conversion'],
  guardrails: [newGuardrail('revenue-per-visitor')],
  alpha: 5,
  plannedUnits: 20_000,
  windowDays: 30,
  preDays: 28,
});

interface Design extends Pick<Draft, 'id' | 'title' | 'hypothesis' | 'owner' | 'unit' | 'metrics'> {
  readonly layer?: string;
  readonly share: number;
  readonly target: Pick<Draft, 'placements' | 'segments' | 'channels'>;
  readonly arms: readonly {
    readonly id: string;
    readonly title?: string;
    readonly weight: number;
    readonly changes: Changes;
  }[];
  readonly guardrails: readonly { readonly metric: string; readonly margin: number }[];
  readonly alpha: number;
  readonly plannedUnits: number;
  readonly windowDays: number;
  readonly preDays: number;
}

interface Changes {
  readonly placement?: Readonly<Record<string, unknown>>;
  readonly rules?: number;
  readonly epoch?: string;
  readonly coefficients?: Readonly<Record<string, number>>;
  readonly reasons?: string;
}

const changesOf = ({ placement = {}, rules, epoch, coefficients = {}, reasons }: Changes): DraftChange[] => [
  ...membersOf(placement).map(([name, value]) =>
    newChange('placement', name, typeof value === 'string' ? value : JSON.stringify(value)),
  ),
  ...(rules === undefined ? [] : [newChange('rules', '', String(rules))]),
  ...(epoch === undefined ? [] : [newChange('epoch', '', epoch)]),
  ...Object.entries(coefficients).map(([name, factor]) => newChange('coefficients', name, String(factor))),
  ...(reasons === 'unsaid' ? [newChange('reasons')] : []),
];

const percentOf = (part: number): number => Number((part * 100).toPrecision(10));

/** A design to go on from: one that runs or ran keeps its id, so it is taken without. */
export function draftOf({ design, status }: Pick<Experiment, 'design' | 'status'>): Draft {
  const { target, layer = '', ...read } = JSON.parse(design) as Design;
  return {
    ...read,
    ...target,
    layer,
    id: status === 'draft' ? read.id : '',
    share: percentOf(read.share),
    alpha: percentOf(read.alpha),
    arms: read.arms.map(({ id, title = '', weight, changes }) => ({
      key: newKey(),
      id,
      title,
      weight,
      changes: changesOf(changes),
    })),
    guardrails: read.guardrails.map(({ metric, margin }) => newGuardrail(metric, percentOf(margin))),
  };
}

/** A value of a placement as it is typed: JSON where it is that, text elsewhere. */
function valueOf(text: string): unknown {
  return /^(-?\d|true$|false$|null$|\[|\{|")/.test(text.trim()) ? JSON.parse(text) : text.trim();
}

/** Can the value be read? */
function isReadable(text: string): boolean {
  try {
    valueOf(text);
    return true;
  } catch {
    return false;
  }
}

/** An object with a value at a path. */
function placed(
  into: Readonly<Record<string, unknown>>,
  [first = '', ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (rest.length === 0) return { ...into, [first]: value };
  const within = (into[first] ?? {}) as Readonly<Record<string, unknown>>;
  return { ...into, [first]: placed(within, rest, value) };
}

function toChanges(changes: readonly DraftChange[]): Changes {
  return changes.reduce<Changes>((so, { on, name, value }) => {
    switch (on) {
      case 'placement':
        return { ...so, placement: placed(so.placement ?? {}, name.split('.'), valueOf(value)) };
      case 'rules':
        return { ...so, rules: Number(value) };
      case 'epoch':
        return { ...so, epoch: value.trim() };
      case 'coefficients':
        return { ...so, coefficients: { ...so.coefficients, [name]: Number(value) } };
      case 'reasons':
        return { ...so, reasons: 'unsaid' };
    }
  }, {});
}

/** The design as the API takes it. */
export function toDesign({ placements, segments, channels, layer, ...draft }: Draft): object {
  return {
    ...draft,
    id: draft.id.trim(),
    ...(layer.trim() === '' ? {} : { layer: layer.trim() }),
    share: draft.share / 100,
    alpha: draft.alpha / 100,
    target: { placements, segments, channels },
    arms: draft.arms.map(({ id, title, weight, changes }) => ({
      id: id.trim(),
      ...(title.trim() === '' ? {} : { title: title.trim() }),
      weight,
      changes: toChanges(changes),
    })),
    guardrails: draft.guardrails.map(({ metric, margin }) => ({ metric, margin: margin / 100 })),
  };
}

const SLUG = /^[a-z0-9][a-z0-9-]{0,59}$/;

const isWhole = ({ on, name, value }: DraftChange): boolean =>
  on === 'reasons' ||
  (value.trim() !== '' &&
    (on === 'placement'
      ? name !== '' && isReadable(value)
      : on === 'epoch' || (Number.isFinite(Number(value)) && (on === 'rules' || name !== ''))));

/** What is still missing, as sentences end: `It still needs ...`. */
export function gapsIn({
  id,
  title,
  hypothesis,
  owner,
  arms,
  metrics,
  guardrails,
}: Draft): readonly string[] {
  const ids = arms.map((arm) => arm.id.trim());
  return [
    ...(SLUG.test(id.trim()) ? [] : ['an id of lower case letters, digits and dashes']),
    ...(title.trim() === '' ? ['a name'] : []),
    ...(hypothesis.trim() === '' ? ['what is expected, and why'] : []),
    ...(owner.trim() === '' ? ['somebody who answers for it'] : []),
    ...(ids.every((one) => SLUG.test(one)) ? [] : ['an id for each arm']),
    ...(new Set(ids).size === ids.length ? [] : ['arms with ids of their own']),
    ...(arms.slice(1).every(({ changes }) => changes.length > 0 && changes.every(isWhole))
      ? []
      : ['what each arm but the control changes']),
    ...(metrics.length === 0 ? ['a metric that counts as success'] : []),
    ...(guardrails.every(({ metric }) => metric !== '') ? [] : ['a metric for each guardrail']),
  ];
}
