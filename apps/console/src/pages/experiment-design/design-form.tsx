import {
  ActionIcon,
  Button,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api/execute.js';
import { usePlacements } from '../../api/use-placements.js';
import { Panel } from '../../explanation/panel.js';
import type { ExperimentMetric } from '../../operations/experiment-planning.js';
import { SegmentsQuery } from '../../operations/segments.js';
import { ArmFields } from './arm-fields.js';
import classes from './design.module.css';
import { type Draft, newArm, newGuardrail } from './draft.js';
import { CHANNELS, UNITS } from './vocabulary.js';

export interface DesignFormProps {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  readonly metrics: readonly ExperimentMetric[];
}

/** A design as a text with gaps to fill in. */
export const DesignForm = (props: DesignFormProps) => (
  <div className={classes.parts}>
    <What {...props} />
    <Whom {...props} />
    <Arms {...props} />
    <Success {...props} />
    <Counting {...props} />
  </div>
);

function What({ draft, change }: DesignFormProps) {
  const text = (name: 'id' | 'title' | 'owner') => ({
    value: draft[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  return (
    <Panel title="What is tried">
      <div className={classes.pair}>
        <TextInput label="Name" description="What people call it" required {...text('title')} />
        <TextInput label="Id" description="Who is in which arm follows from it" required {...text('id')} />
      </div>
      <Textarea
        label="We expect that"
        description="What will happen, and why"
        value={draft.hypothesis}
        onChange={(event) => change({ hypothesis: event.currentTarget.value })}
        autosize
        minRows={2}
        required
      />
      <TextInput label="Answers for it" required {...text('owner')} />
    </Panel>
  );
}

function Whom({ draft, change }: DesignFormProps) {
  const { data: placements = [] } = usePlacements();
  const { data } = useQuery({
    queryKey: ['segments'],
    queryFn: ({ signal }) => execute(SegmentsQuery, {}, signal),
  });
  const segments = data?.segments.nodes ?? [];
  const several = (name: 'placements' | 'segments' | 'channels', anything: string) => ({
    className: classes.wide,
    value: [...draft[name]],
    placeholder: draft[name].length === 0 ? anything : '',
    onChange: (value: string[]) => change({ [name]: value }),
  });
  return (
    <Panel title="On whom">
      <div className={classes.sentence}>
        <span>Every</span>
        <NativeSelect
          aria-label="Unit"
          data={UNITS}
          value={draft.unit}
          onChange={(event) => change({ unit: event.currentTarget.value })}
        />
        <span>in</span>
        <MultiSelect
          aria-label="Placements"
          data={placements.map(({ id, name }) => ({ value: id, label: name }))}
          {...several('placements', 'all placements')}
        />
        <span>of</span>
        <MultiSelect
          aria-label="Segments"
          data={segments.map(({ id, name }) => ({ value: id, label: name }))}
          {...several('segments', 'any segment')}
        />
        <span>on</span>
        <MultiSelect aria-label="Channels" data={[...CHANNELS]} {...several('channels', 'any channel')} />
        <span>gets one of these arms by lot, and keeps it.</span>
      </div>
      <Layer draft={draft} change={change} />
    </Panel>
  );
}

const Layer = ({ draft, change }: Pick<DesignFormProps, 'draft' | 'change'>) => (
  <div className={classes.sentence}>
    <span>It takes up to</span>
    <NumberInput
      className={classes.number}
      aria-label="Share of the layer, %"
      suffix=" %"
      min={0.1}
      max={100}
      value={draft.share}
      onChange={(value) => change({ share: Number(value) })}
    />
    <span>of the layer</span>
    <TextInput
      aria-label="Layer"
      placeholder="of its own"
      value={draft.layer}
      onChange={(event) => change({ layer: event.currentTarget.value })}
    />
    <span>
      (experiments of one layer never share a {draft.unit}); on how many of these it begins is said when it is
      started.
    </span>
  </div>
);

const MOST_ARMS = 10;

const Arms = ({ draft: { arms }, change }: DesignFormProps) => (
  <Panel title="The arms">
    {arms.map((arm, at) => (
      <ArmFields
        key={arm.key}
        arm={arm}
        isControl={at === 0}
        change={(changed) => change({ arms: arms.with(at, { ...arm, ...changed }) })}
        remove={at === 0 || arms.length < 3 ? null : () => change({ arms: arms.toSpliced(at, 1) })}
      />
    ))}
    <div>
      <Button
        size="xs"
        variant="default"
        disabled={arms.length >= MOST_ARMS}
        onClick={() => change({ arms: [...arms, newArm(`arm-${arms.length}`)] })}
      >
        Add an arm
      </Button>
    </div>
  </Panel>
);

function Success({ draft: { metrics: chosen, guardrails }, change, metrics }: DesignFormProps) {
  const known = metrics.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Panel title="How it is judged">
      <div className={classes.sentence}>
        <span>It succeeds where one of these improves for certain, the first counting most:</span>
        <MultiSelect
          className={classes.wide}
          aria-label="Success metrics"
          data={known}
          value={[...chosen]}
          onChange={(value) => change({ metrics: value })}
          maxValues={10}
        />
      </div>
      {guardrails.map((one, at) => (
        <div className={classes.sentence} key={one.key}>
          <span>{at === 0 ? 'It must not make' : 'nor'}</span>
          <NativeSelect
            aria-label={`Guardrail ${at + 1}, metric`}
            data={[{ value: '', label: '…' }, ...known]}
            value={one.metric}
            onChange={(event) =>
              change({ guardrails: guardrails.with(at, { ...one, metric: event.currentTarget.value }) })
            }
          />
          <span>worse by more than</span>
          <NumberInput
            className={classes.number}
            aria-label={`Guardrail ${at + 1}, margin, %`}
            suffix=" %"
            min={0.01}
            max={100}
            value={one.margin}
            onChange={(value) =>
              change({ guardrails: guardrails.with(at, { ...one, margin: Number(value) }) })
            }
          />
          <ActionIcon
            variant="default"
            aria-label={`Remove guardrail ${at + 1}`}
            onClick={() => change({ guardrails: guardrails.toSpliced(at, 1) })}
          >
            ×
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          disabled={guardrails.length >= 10}
          onClick={() => change({ guardrails: [...guardrails, newGuardrail('')] })}
        >
          Add a guardrail
        </Button>
      </div>
    </Panel>
  );
}

function Counting({ draft, change }: DesignFormProps) {
  const number = (name: 'alpha' | 'plannedUnits' | 'windowDays' | 'preDays', label: string) => ({
    className: classes.number,
    'aria-label': label,
    value: draft[name],
    onChange: (value: number | string) => change({ [name]: Number(value) }),
  });
  return (
    <Panel title="What is counted">
      <div className={classes.sentence}>
        <span>What a {draft.unit} does counts for</span>
        <NumberInput min={1} max={90} {...number('windowDays', 'Window, days')} />
        <span>days from its first decision on; what it did in the</span>
        <NumberInput min={0} max={365} {...number('preDays', 'Days before')} />
        <span>days before makes the answer sharper (0: nothing does). Of experiments without an effect,</span>
        <NumberInput suffix=" %" min={0.1} max={20} {...number('alpha', 'False alarms, %')} />
        <span>may claim one. It is planned for</span>
        <NumberInput
          min={100}
          thousandSeparator=","
          {...number('plannedUnits', 'Planned units')}
          className={classes.id}
        />
        <span>{draft.unit}s in all arms together.</span>
      </div>
    </Panel>
  );
}
