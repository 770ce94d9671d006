import { Select } from '@mantine/core';
import { useCallback, useRef } from 'react';
import { useCustomers } from '../api/use-customers.js';
import { useShortcut } from '../shell/use-shortcut.js';
import type { ChoicesProps } from '../url/choices.js';
import { useSearchText } from './search-text.js';
import classes from './situation.module.css';

export function CustomerField({ choices, choose }: ChoicesProps) {
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
      placeholder="Anonymous visitor"
      data={ids}
      value={choices.customer}
      onChange={(customer) => choose({ customer })}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      clearable
      clearButtonProps={{ 'aria-label': 'Make the visitor anonymous', tabIndex: 0, 'aria-hidden': false }}
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
