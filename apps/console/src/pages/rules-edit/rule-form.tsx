import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { RuleFinding } from '../../operations/rules.js';
import { FindingList } from '../../rules/finding-list.js';
import { ActionFields } from './action-fields.js';
import { ConditionFields } from './condition-fields.js';
import { type DraftCondition, type DraftRule, emptyCondition, gapIn, idOf } from './draft.js';
import classes from './rules-edit.module.css';
import { type ConditionKind, CONDITION_NAMES, CONDITIONS } from './vocabulary.js';

export interface RuleFormProps {
  readonly rule: DraftRule;
  /** From 0. */
  readonly place: number;
  readonly last: boolean;
  readonly findings: readonly RuleFinding[];
  readonly change: (change: Partial<DraftRule>) => void;
  readonly move: (by: -1 | 1) => void;
  readonly duplicate: () => void;
  readonly remove: () => void;
}

/** A rule as a sentence with gaps to fill in. */
export function RuleForm({ rule, place, last, findings, change, move, duplicate, remove }: RuleFormProps) {
  const title = rule.name === '' ? `rule ${place + 1}` : rule.name;
  const gap = gapIn(rule);
  return (
    <fieldset className={classes.rule} aria-label={title}>
      <div className={classes.head}>
        <TextInput
          label={`Name of rule ${place + 1}`}
          value={rule.name}
          onChange={(event) => {
            const name = event.currentTarget.value;
            change({ name, ...(rule.id === idOf(rule.name) ? { id: idOf(name) } : {}) });
          }}
          required
        />
        <TextInput
          label="Id"
          value={rule.id}
          onChange={(event) => change({ id: event.currentTarget.value })}
          required
        />
        <div className={classes.tools}>
          <Button size="compact-sm" variant="default" disabled={place === 0} onClick={() => move(-1)}>
            Up
          </Button>
          <Button size="compact-sm" variant="default" disabled={last} onClick={() => move(1)}>
            Down
          </Button>
          <Button size="compact-sm" variant="default" onClick={duplicate}>
            Duplicate
          </Button>
          <Button size="compact-sm" variant="default" onClick={remove}>
            Remove
          </Button>
        </div>
      </div>
      <Conditions rule={rule} title={title} change={change} />
      <div className={classes.sentence}>
        <span>then</span>
        <ActionFields
          action={rule.then}
          change={(then) => change({ then: { ...rule.then, ...then } })}
          of={title}
        />
      </div>
      <Because rule={rule} change={change} />
      {gap === null ? null : <p className={classes.gap}>It still needs {gap}.</p>}
      <FindingList findings={findings} />
    </fieldset>
  );
}

interface PartProps {
  readonly rule: DraftRule;
  readonly change: RuleFormProps['change'];
}

function Conditions({ rule, title, change }: PartProps & { readonly title: string }) {
  const { when } = rule;
  const replace = (key: string, changed: Partial<DraftCondition>): void =>
    change({ when: when.map((one) => (one.key === key ? { ...one, ...changed } : one)) });
  return (
    <>
      {when.length === 0 ? <div className={classes.sentence}>Always,</div> : null}
      {when.map((condition, i) => (
        <div className={classes.sentence} key={condition.key}>
          <span>{i === 0 ? 'When' : 'and'}</span>
          <ConditionPart
            condition={condition}
            label={`${title}, condition ${i + 1}`}
            change={(changed) => replace(condition.key, changed)}
          />
          <ActionIcon
            variant="default"
            aria-label={`Remove condition ${i + 1} of ${title}`}
            onClick={() => change({ when: when.filter(({ key }) => key !== condition.key) })}
          >
            ×
          </ActionIcon>
        </div>
      ))}
      <NativeSelect
        className={classes.add}
        size="xs"
        aria-label={`Add a condition to ${title}`}
        value=""
        data={[
          { value: '', label: 'and … (add a condition)' },
          ...Object.entries(CONDITION_NAMES).map(([value, label]) => ({ value, label })),
        ]}
        onChange={(event) => {
          const on = event.currentTarget.value as ConditionKind;
          if (on in CONDITIONS) change({ when: [...when, emptyCondition(on)] });
        }}
      />
    </>
  );
}

interface ConditionPartProps {
  readonly condition: DraftCondition;
  readonly label: string;
  readonly change: (change: Partial<DraftCondition>) => void;
}

function ConditionPart({ condition, label, change }: ConditionPartProps) {
  const words = CONDITIONS[condition.on];
  return (
    <>
      <NativeSelect
        aria-label={`${label}: about`}
        data={Object.entries(CONDITION_NAMES).map(([value, name]) => ({
          value,
          label: value === condition.on ? words.subject : name,
        }))}
        value={condition.on}
        onChange={(event) => {
          const { key } = condition;
          change({ ...emptyCondition(event.currentTarget.value as ConditionKind), key });
        }}
      />
      <NativeSelect
        aria-label={`${label}: is or is not`}
        data={
          words.takes === 'attribute'
            ? [
                { value: 'is', label: 'it holds that' },
                { value: 'not', label: 'it does not hold that' },
              ]
            : [
                { value: 'is', label: words.is },
                { value: 'not', label: words.isNot },
              ]
        }
        value={condition.not ? 'not' : 'is'}
        onChange={(event) => change({ not: event.currentTarget.value === 'not' })}
      />
      <ConditionFields condition={condition} change={change} label={label} />
    </>
  );
}

const Because = ({ rule, change }: PartProps) => (
  <div className={classes.because}>
    <TextInput
      type="datetime-local"
      label="From (UTC)"
      description="Empty: at once"
      value={rule.startsAt}
      onChange={(event) => change({ startsAt: event.currentTarget.value })}
    />
    <TextInput
      type="datetime-local"
      label="Until (UTC)"
      description="It ends by itself"
      value={rule.expiresAt}
      onChange={(event) => change({ expiresAt: event.currentTarget.value })}
      required
    />
    <TextInput
      label="Who answers for it"
      description="Empty: you"
      value={rule.owner}
      onChange={(event) => change({ owner: event.currentTarget.value })}
    />
    <Textarea
      label="Because"
      description="Read by whoever asks why"
      value={rule.reason}
      onChange={(event) => change({ reason: event.currentTarget.value })}
      autosize
      required
    />
  </div>
);
