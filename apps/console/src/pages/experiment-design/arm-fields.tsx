import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api/execute.js';
import { RuleVersionsQuery } from '../../operations/rule-versions.js';
import classes from './design.module.css';
import { type ChangeKind, type DraftArm, type DraftChange, newChange } from './draft.js';
import { CHANGES, PLACEMENT_MEMBERS, SOURCES } from './vocabulary.js';

interface ArmFieldsProps {
  readonly arm: DraftArm;
  readonly isControl: boolean;
  readonly change: (change: Partial<DraftArm>) => void;
  /** Null where it must stay. */
  readonly remove: (() => void) | null;
}

/** An arm as a sentence: how much of the visitors, and what they get that others do not. */
export function ArmFields({ arm, isControl, change, remove }: ArmFieldsProps) {
  const { id, title, weight, changes } = arm;
  const name = id === '' ? 'the arm' : id;
  return (
    <fieldset className={classes.arm} aria-label={`Arm ${name}`}>
      <div className={classes.sentence}>
        <span>Arm</span>
        <TextInput
          className={classes.id}
          aria-label={`Id of ${name}`}
          value={id}
          onChange={(event) => change({ id: event.currentTarget.value })}
        />
        <span>called</span>
        <TextInput
          aria-label={`Title of ${name}`}
          placeholder={id}
          value={title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <span>with weight</span>
        <NumberInput
          className={classes.number}
          aria-label={`Weight of ${name}`}
          min={0.01}
          max={1000}
          value={weight}
          onChange={(value) => change({ weight: Number(value) })}
        />
        {remove === null ? null : (
          <Button size="compact-sm" variant="default" onClick={remove}>
            Remove {name}
          </Button>
        )}
      </div>
      {isControl ? (
        <p className={classes.sentence}>gets what everybody has: it is the control.</p>
      ) : (
        <Changes arm={name} changes={changes} change={(next) => change({ changes: next })} />
      )}
    </fieldset>
  );
}

interface ChangesProps {
  readonly arm: string;
  readonly changes: readonly DraftChange[];
  readonly change: (changes: readonly DraftChange[]) => void;
}

function Changes({ arm, changes, change }: ChangesProps) {
  const taken = new Set(changes.map(({ on }) => on));
  const more = (Object.keys(CHANGES) as ChangeKind[]).filter(
    (on) => on === 'placement' || on === 'coefficients' || !taken.has(on),
  );
  return (
    <>
      {changes.map((one, at) => (
        <div className={classes.sentence} key={one.key}>
          <span>{at === 0 ? 'gets what everybody has, but' : 'and'}</span>
          <ChangeFields
            one={one}
            label={`${arm}, change ${at + 1}`}
            change={(changed) => change(changes.with(at, { ...one, ...changed }))}
          />
          <ActionIcon
            variant="default"
            aria-label={`Remove change ${at + 1} of ${arm}`}
            onClick={() => change(changes.toSpliced(at, 1))}
          >
            ×
          </ActionIcon>
        </div>
      ))}
      <NativeSelect
        className={classes.add}
        size="xs"
        aria-label={`Add a change to ${arm}`}
        value=""
        data={[
          { value: '', label: 'and … (add a change)' },
          ...more.map((on) => ({ value: on, label: CHANGES[on] })),
        ]}
        onChange={(event) => {
          const on = event.currentTarget.value as ChangeKind;
          if (on in CHANGES) change([...changes, newChange(on)]);
        }}
      />
    </>
  );
}

interface ChangeFieldsProps {
  readonly one: DraftChange;
  readonly label: string;
  readonly change: (change: Partial<DraftChange>) => void;
}

/** With what is chosen already, whether or not it is known here. */
const withOwn = (known: readonly string[], own: string) => [
  { value: '', label: '…' },
  ...(own === '' || known.includes(own) ? known : [own, ...known]).map((value) => ({ value, label: value })),
];

function ChangeFields({ one: { on, name, value }, label, change }: ChangeFieldsProps) {
  const named = (known: readonly string[], what: string) => (
    <NativeSelect
      aria-label={`${label}, ${what}`}
      data={withOwn(known, name)}
      value={name}
      onChange={(event) => change({ name: event.currentTarget.value })}
    />
  );
  const valued = (what: string, placeholder: string) => (
    <TextInput
      aria-label={`${label}, ${what}`}
      placeholder={placeholder}
      value={value}
      onChange={(event) => change({ value: event.currentTarget.value })}
    />
  );
  switch (on) {
    case 'placement':
      return (
        <>
          <span>the placement’s</span>
          {named(PLACEMENT_MEMBERS, 'member')}
          <span>is</span>
          {valued('value', '3')}
        </>
      );
    case 'rules':
      return (
        <>
          <span>rules are</span>
          <RulesField
            label={`${label}, rules`}
            value={value}
            choose={(chosen) => change({ value: chosen })}
          />
        </>
      );
    case 'epoch':
      return (
        <>
          <span>the learned version</span>
          {valued('version', 'an epoch')}
          <span>decides</span>
        </>
      );
    case 'coefficients':
      return (
        <>
          <span>evidence of the kind</span>
          {named(SOURCES, 'evidence')}
          <span>counts</span>
          {valued('factor', '0')}
          <span>times as much</span>
        </>
      );
    case 'reasons':
      return <span>shoppers are not told why</span>;
  }
}

const SERVABLE = new Set(['approved', 'published', 'retired']);

interface RulesFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (version: string) => void;
}

function RulesField({ label, value, choose }: RulesFieldProps) {
  const { data } = useQuery({
    queryKey: ['rule-versions'],
    queryFn: ({ signal }) => execute(RuleVersionsQuery, {}, signal),
  });
  const versions = (data?.ruleSets ?? []).filter(({ state }) => SERVABLE.has(state));
  return (
    <NativeSelect
      aria-label={label}
      data={[
        { value: '', label: '…' },
        { value: '0', label: 'none' },
        ...versions.map(({ version, state }) => ({
          value: String(version),
          label: `version ${version} (${state})`,
        })),
      ]}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
