import { NativeSelect, NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DraftAction } from './draft.js';
import { ACTION_NAMES, type ActionKind } from './vocabulary.js';

interface ActionFieldsProps {
  readonly action: DraftAction;
  readonly change: (change: Partial<DraftAction>) => void;
  /** The rule, for those who cannot see the sentence. */
  readonly of: string;
}

const USUAL: Partial<Record<ActionKind, string>> = { boost: '1.5', bury: '0.5', pin: '1', discount: '10' };
const AFTER: Partial<Record<ActionKind, string>> = {
  boost: 'times its priority, above 1',
  bury: 'times its priority, below 1',
  pin: 'of the list',
  discount: '%',
};

/** What a rule does, with its figures. */
export function ActionFields({ action, change, of }: ActionFieldsProps) {
  const { does } = action;
  return (
    <>
      <NativeSelect
        aria-label={`What ${of} does`}
        data={Object.entries(ACTION_NAMES).map(([value, label]) => ({ value, label }))}
        value={does}
        onChange={(event) => {
          const next = event.currentTarget.value as ActionKind;
          change({ does: next, figure: USUAL[next] ?? '' });
        }}
      />
      <Figures action={action} change={change} of={of} />
    </>
  );
}

function Figures({ action, change, of }: ActionFieldsProps): ReactNode {
  const { does } = action;
  const field = (name: 'figure' | 'times' | 'days' | 'margin' | 'propensity', label: string): ReactNode => (
    <NumberInput
      aria-label={`${of}: ${label}`}
      value={action[name]}
      onChange={(value) => change({ [name]: String(value) })}
      w={90}
    />
  );
  if (does === 'exclude' || does === 'include') return null;
  if (does === 'cap')
    return (
      <>
        {field('times', 'times')} times in {field('days', 'days')} days,
        <NativeSelect
          aria-label={`${of}: counted by`}
          data={[
            { value: 'product', label: 'each product by itself' },
            { value: 'rule', label: 'all of them together' },
          ]}
          value={action.per}
          onChange={(event) => change({ per: event.currentTarget.value })}
        />
      </>
    );
  if (does === 'require')
    return (
      <>
        a margin of at least {field('margin', 'least margin, share of the price')} and a propensity of at
        least {field('propensity', 'least propensity')}
        <small>0.2 is 20 %; leave one empty</small>
      </>
    );
  return (
    <>
      {field('figure', 'figure')} {AFTER[does]}
    </>
  );
}
