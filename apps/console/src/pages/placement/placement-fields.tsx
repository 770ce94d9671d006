import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './placement-page.module.css';
import { type FigureName, INTENTS, type PlacementDraft } from './placement-draft.js';

export interface PlacementFieldsProps {
  readonly draft: PlacementDraft;
  readonly change: (change: Partial<PlacementDraft>) => void;
  readonly readOnly: boolean;
}

const INTENT_MEANINGS = {
  substitute: 'instead of what is looked at',
  complement: 'with what is had, looked at or in the cart',
  bundle: 'what a bundle is made complete by',
  upgrade: 'better than what is had or looked at',
  replenish: 'what runs out and is bought again',
  discover: 'what is new to the visitor',
} as const;

interface Figure {
  readonly name: FigureName;
  readonly label: string;
  readonly meaning: string;
  readonly max?: number;
  readonly min?: number;
  readonly step?: number;
}

const LIST: readonly Figure[] = [
  { name: 'slots', label: 'Slots', meaning: 'Most offers an answer may hold', min: 1, max: 100 },
  {
    name: 'minPropensity',
    label: 'Least propensity',
    meaning: 'Offers less likely than this are not shown, 0 to 1',
    max: 1,
    step: 0.01,
  },
  {
    name: 'exploration',
    label: 'Exploration',
    meaning: 'Share of the slots given to trying things out, up to 0.5',
    max: 0.5,
    step: 0.01,
  },
  {
    name: 'budgetMs',
    label: 'Time for evidence, ms',
    meaning: 'A source that is later is left out and named',
    min: 5,
    max: 10_000,
  },
];
const VARIETY: readonly Figure[] = [
  {
    name: 'lambda',
    label: 'Relevance against variety',
    meaning: '1 is relevance alone; lower trades it for variety',
    max: 1,
    step: 0.05,
  },
  { name: 'perCategory', label: 'Most of one category', meaning: 'Empty is no limit', min: 1, max: 100 },
  { name: 'perBrand', label: 'Most of one brand', meaning: 'Empty is no limit', min: 1, max: 100 },
];
const LIMITS: readonly Figure[] = [
  {
    name: 'capTimes',
    label: 'Shown at most, times',
    meaning: 'One product to one visitor here',
    min: 1,
    max: 100,
  },
  { name: 'capDays', label: 'within days', meaning: 'Both empty is no cap', min: 1, max: 90 },
  {
    name: 'coolDownDays',
    label: 'Cool-down, days',
    meaning: 'What was turned down is not offered again for so long',
    max: 365,
  },
  {
    name: 'marginFloor',
    label: 'Margin floor',
    meaning: 'Least margin over price after discounts, -1 to 1; empty is none',
    min: -1,
    max: 1,
    step: 0.01,
  },
  {
    name: 'discountCap',
    label: 'Discount cap, %',
    meaning: 'Most that rules may take off a price together',
    max: 90,
  },
  {
    name: 'quietFrom',
    label: 'Quiet from, hour',
    meaning: 'By the visitor’s clock; nothing is offered',
    max: 23,
  },
  {
    name: 'quietTo',
    label: 'Quiet until, hour',
    meaning: 'Both empty is never; may go over midnight',
    max: 23,
  },
];

/** Every field of a configuration, with what it means. */
export function PlacementFields(props: PlacementFieldsProps) {
  return (
    <>
      <What {...props} />
      <Shares {...props} />
      <Figures {...props} title="The list" figures={LIST} />
      <Figures {...props} title="Variety" figures={VARIETY} />
      <Figures {...props} title="Limits" figures={LIMITS}>
        <Checkbox
          label="Marketing consent is needed"
          description="Those who have not given it on the channel get nothing"
          checked={props.draft.consent}
          disabled={props.readOnly}
          onChange={(event) => props.change({ consent: event.currentTarget.checked })}
        />
        <Checkbox
          label="Prices are shown"
          description="What has no price is not offered then"
          checked={props.draft.showPrice}
          disabled={props.readOnly}
          onChange={(event) => props.change({ showPrice: event.currentTarget.checked })}
        />
      </Figures>
    </>
  );
}

function What({ draft, change, readOnly }: PlacementFieldsProps) {
  return (
    <fieldset className={classes.fields}>
      <legend>What it is</legend>
      <TextInput
        label="Name"
        description="What people call it"
        value={draft.name}
        readOnly={readOnly}
        onChange={(event) => change({ name: event.currentTarget.value })}
        required
      />
      <NativeSelect
        label="Channel"
        description="A request may name another"
        data={['web', 'app', 'email', 'push', 'phone', 'store']}
        value={draft.channel}
        disabled={readOnly}
        onChange={(event) => change({ channel: event.currentTarget.value })}
      />
      <NativeSelect
        label="Needs"
        description="What a request must bring"
        data={[
          { value: '', label: 'nothing' },
          { value: 'viewing', label: 'the product that is looked at' },
          { value: 'cart', label: 'a cart' },
        ]}
        value={draft.needs}
        disabled={readOnly}
        onChange={(event) => change({ needs: event.currentTarget.value })}
      />
      <Goal draft={draft} change={change} readOnly={readOnly} />
      <NativeSelect
        label="Fallback"
        description="What fills slots that evidence leaves empty"
        data={[
          { value: 'popular', label: 'what is popular' },
          { value: 'none', label: 'nothing' },
        ]}
        value={draft.fallback}
        disabled={readOnly}
        onChange={(event) => change({ fallback: event.currentTarget.value })}
      />
    </fieldset>
  );
}

const Goal = ({ draft, change, readOnly }: PlacementFieldsProps) => (
  <>
    <NativeSelect
      label="Goal"
      description="What a sale is worth, times the propensity"
      data={[
        { value: 'none', label: 'propensity alone' },
        { value: 'margin', label: 'margin' },
        { value: 'revenue', label: 'revenue' },
        { value: 'clearance', label: 'clearance: units in stock' },
        { value: 'property', label: 'an attribute of the product' },
      ]}
      value={draft.goal}
      disabled={readOnly}
      onChange={(event) => change({ goal: event.currentTarget.value })}
    />
    {draft.goal === 'property' ? (
      <TextInput
        label="Attribute"
        description="A number that products have"
        value={draft.property}
        readOnly={readOnly}
        onChange={(event) => change({ property: event.currentTarget.value })}
        required
      />
    ) : null}
  </>
);

const Shares = ({ draft, change, readOnly }: PlacementFieldsProps) => (
  <fieldset className={classes.fields}>
    <legend>Shares of the slots, 0 to 1; an intent without one is not offered here</legend>
    {INTENTS.map((intent) => (
      <NumberInput
        key={intent}
        label={intent}
        description={INTENT_MEANINGS[intent]}
        min={0}
        max={1}
        step={0.05}
        value={draft.shares[intent]}
        readOnly={readOnly}
        onChange={(value) => change({ shares: { ...draft.shares, [intent]: String(value) } })}
      />
    ))}
  </fieldset>
);

interface FiguresProps extends PlacementFieldsProps {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly children?: ReactNode;
}

const Figures = ({ draft, change, readOnly, title, figures, children }: FiguresProps) => (
  <fieldset className={classes.fields}>
    <legend>{title}</legend>
    {figures.map(({ name, label, meaning, min = 0, max = 1_000_000, step = 1 }) => (
      <NumberInput
        key={name}
        label={label}
        description={meaning}
        min={min}
        max={max}
        step={step}
        value={draft.figures[name]}
        readOnly={readOnly}
        onChange={(value) => change({ figures: { ...draft.figures, [name]: String(value) } })}
      />
    ))}
    {children}
  </fieldset>
);
