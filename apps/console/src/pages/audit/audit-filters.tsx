import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api/execute.js';
import { AuditKindsQuery } from '../../operations/audit.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import { dayOf } from './audit-filter.js';
import classes from './audit-page.module.css';
import { choicesOf } from './kinds.js';

/** Which changes are shown; all of it is in the address. */
export function AuditFilters() {
  const { search, change } = useAddress();
  const { data } = useQuery({
    queryKey: ['audit-kinds'],
    queryFn: ({ signal }) => execute(AuditKindsQuery, {}, signal),
    staleTime: 0,
  });
  const what = textOf(search, 'what');
  const choices = choicesOf(data?.auditKinds ?? []);
  const known = choices.some(({ items }) => items.some(({ value }) => value === what));
  return (
    <div className={classes.filters}>
      <Select
        label="Kind of change"
        placeholder="Any"
        data={[
          ...choices.map(({ group, items }) => ({ group, items: [...items] })),
          ...(what === null || known ? [] : [{ value: what, label: what }]),
        ]}
        value={what}
        onChange={(chosen) => change({ what: chosen })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Any kind of change', tabIndex: 0, 'aria-hidden': false }}
      />
      <TextFilter label="Who" name="who" placeholder="A part of the name" />
      <TextFilter label="Text" name="text" placeholder="In the reason, before or after" />
      <DayFilter label="From" name="from" />
      <DayFilter label="To" name="to" />
    </div>
  );
}

interface TextFilterProps {
  readonly label: string;
  readonly name: 'who' | 'text';
  readonly placeholder: string;
}

/** Takes effect on Enter and when it is left: each letter would be a question to the graph. */
function TextFilter({ name, ...rest }: TextFilterProps) {
  const { search } = useAddress();
  const given = textOf(search, name) ?? '';
  return <TextFilterField key={given} name={name} given={given} {...rest} />;
}

function TextFilterField({ name, given, label, placeholder }: TextFilterProps & { readonly given: string }) {
  const { change } = useAddress();
  const [text, setText] = useState(given);
  const apply = (): void => {
    if (text.trim() !== given) change({ [name]: text.trim() === '' ? null : text.trim() });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <TextInput
        label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={apply}
      />
    </form>
  );
}

function DayFilter({ label, name }: { readonly label: string; readonly name: 'from' | 'to' }) {
  const { search, change } = useAddress();
  return (
    <TextInput
      type="date"
      label={label}
      value={dayOf(search, name) ?? ''}
      onChange={(event) => change({ [name]: event.currentTarget.value || null }, true)}
    />
  );
}
