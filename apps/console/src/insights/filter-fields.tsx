import { Select, TextInput } from '@mantine/core';
import { useAddress } from '../url/use-address.js';
import type { Asked } from './asked.js';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface FieldProps {
  readonly label: string;
  /** In the address. */
  readonly name: string;
}

/** The first and the last day that are looked at. */
export const Period = ({ asked: { from, to } }: { readonly asked: Pick<Asked, 'from' | 'to'> }) => (
  <>
    <Day label="From (UTC)" name="from" value={from} />
    <Day label="To, inclusive" name="to" value={to} />
  </>
);

function Day({ label, name, value }: FieldProps & { readonly value: string }) {
  const { change } = useAddress();
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      onChange={(event) => change({ [name]: event.currentTarget.value || null }, true)}
    />
  );
}

/** One of a few, of which one is usual and needs no place in the address. */
export function Usual({
  label,
  name,
  value,
  choices,
  usual = choices[0]?.value ?? null,
}: FieldProps & {
  readonly value: string | null;
  readonly choices: readonly Choice[];
  readonly usual?: string | null;
}) {
  const { change } = useAddress();
  return (
    <Select
      label={label}
      data={choices}
      value={value}
      onChange={(chosen) => change({ [name]: chosen === usual ? null : chosen })}
      allowDeselect={false}
    />
  );
}

/** One or all of them; one that came with a link stays a choice, whether it is known or not. */
export function Any({
  label,
  name,
  value,
  choices,
}: FieldProps & { readonly value: string | null; readonly choices: readonly Choice[] }) {
  const { change } = useAddress();
  const known = value === null || choices.some((choice) => choice.value === value);
  return (
    <Select
      label={label}
      placeholder="Any"
      data={known ? choices : [{ value, label: value }, ...choices]}
      value={value}
      onChange={(chosen) => change({ [name]: chosen })}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Any ${label.toLowerCase()}`, tabIndex: 0, 'aria-hidden': false }}
    />
  );
}
