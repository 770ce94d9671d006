import { Select } from '@mantine/core';
import { useProductTitles } from '../api/use-products.js';
import { useProductOptions } from './product-options.js';
import type { ChoicesProps } from '../url/choices.js';
import { useSearchText } from './search-text.js';
import classes from './situation.module.css';

export function ViewingField({ choices, choose }: ChoicesProps) {
  const chosen = choices.viewing === null ? [] : [choices.viewing];
  const titles = useProductTitles(chosen);
  const [text, setText, search] = useSearchText(titles.get(choices.viewing ?? '') ?? '');
  return (
    <Select
      {...useProductOptions(chosen, search)}
      label="Viewing"
      placeholder="No product"
      value={choices.viewing}
      onChange={(viewing) => choose({ viewing })}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      clearable
      clearButtonProps={{ 'aria-label': 'View no product', tabIndex: 0, 'aria-hidden': false }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span>{option.label}</span>
          <small>{option.value}</small>
        </span>
      )}
    />
  );
}
