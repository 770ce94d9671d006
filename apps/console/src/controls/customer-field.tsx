import { Select } from '@mantine/core';
import { useCallback, useRef } from 'react';
import { useCustomers } from '../api/use-customers.js';
import { useShortcut } from '../shell/use-shortcut.js';
import type { ChoicesProps } from '../url/choices.js';
import { useSearchText } from './search-text.js';
import classes from './situation.module.css';

interface CustomerFieldProps extends Pick<ChoicesProps, 'choose'> {
  readonly choices: Pick<ChoicesProps['choices'], 'customer'>;
  /** What it means that nobody is chosen. */
  readonly nobody?: string;
}

export function CustomerField({ choices, choose, nobody = 'Anonymous visitor' }: CustomerFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText, search] = useSearchText(choices.customer ?? '');
  const { data: customers = [], isError, isFetching } = useCustomers(search);
  useShortcut(
    '/',
    useCallback(() => input.current?.focus(), []),
  );
  const ids = [
    ...new Set([...(choices.customer === null ? [] : [choices.customer]), ...customers.map(({ id }) => id)]),
  ];
  const detail = new Map(
    customers.map(({ id, country, personalisation }) => [
      id,
      [country, personalisation ? null : 'no personalisation'].filter(Boolean).join(' \u00b7 '),
    ]),
  );
  return (
    <Select
      ref={input}
      label="Customer"
      placeholder={nobody}
      data={ids}
      value={choices.customer}
      onChange={(customer) => choose({ customer })}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      clearable
      clearButtonProps={{ 'aria-label': nobody, tabIndex: 0, 'aria-hidden': false }}
      nothingFoundMessage={isFetching ? 'Searching \u2026' : 'No customer id matches'}
      error={isError ? 'Customers cannot be searched now' : null}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span>{option.label}</span>
          <small>{detail.get(option.value)}</small>
        </span>
      )}
    />
  );
}
