import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api/execute.js';
import { CategoriesQuery } from '../../operations/knowledge.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import classes from './products-page.module.css';

/** Pause in typing after which we search, milliseconds. */
const PAUSE = 160;

const STOCK = [
  { value: 'in', label: 'In stock, or not kept' },
  { value: 'out', label: 'Out of stock' },
];

/** Which products: all of it in the address. */
export function Filters() {
  const { search, change } = useAddress();
  const [words, setWords] = useState(textOf(search, 'q') ?? '');
  const [brand, setBrand] = useState(textOf(search, 'brand') ?? '');
  const look = useDebouncedCallback(
    (name: string, text: string) => change({ [name]: text.trim() || null, skip: null }, true),
    PAUSE,
  );
  const { data } = useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) => execute(CategoriesQuery, {}, signal),
  });
  const categories = (data?.categories ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={classes.filters} role="search" aria-label="Which products">
      <TextInput
        label="Search"
        placeholder="Title or id"
        value={words}
        onChange={({ currentTarget: { value } }) => {
          setWords(value);
          look('q', value);
        }}
      />
      <Select
        label="Category"
        placeholder="Any"
        data={categories}
        value={textOf(search, 'category')}
        onChange={(category) => change({ category, skip: null })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Any category' }}
      />
      <TextInput
        label="Brand"
        placeholder="Any"
        value={brand}
        onChange={({ currentTarget: { value } }) => {
          setBrand(value);
          look('brand', value);
        }}
      />
      <Select
        label="Stock"
        placeholder="Any"
        data={STOCK}
        value={textOf(search, 'stock')}
        onChange={(stock) => change({ stock, skip: null })}
        clearable
        clearButtonProps={{ 'aria-label': 'Any stock' }}
      />
    </div>
  );
}
