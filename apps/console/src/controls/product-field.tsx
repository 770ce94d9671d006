import { Select } from '@mantine/core';
import { useProductTitles } from '../api/use-products.js';
import { useProductOptions } from './product-options.js';
import { useSearchText } from './search-text.js';
import classes from './situation.module.css';

interface ProductFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | null;
  readonly onChange: (product: string | null) => void;
  /** What the button that empties it is called. */
  readonly clear?: string;
}

/** One product, found by title or id as it is typed. */
export function ProductField({
  label,
  placeholder,
  value,
  onChange,
  clear = 'Choose no product',
}: ProductFieldProps) {
  const chosen = value === null ? [] : [value];
  const titles = useProductTitles(chosen);
  const [text, setText, search] = useSearchText(titles.get(value ?? '') ?? '');
  return (
    <Select
      {...useProductOptions(chosen, search)}
      label={label}
      placeholder={placeholder}
      value={value}
      onChange={onChange}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      clearable
      clearButtonProps={{ 'aria-label': clear, tabIndex: 0, 'aria-hidden': false }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span>{option.label}</span>
          <small>{option.value}</small>
        </span>
      )}
    />
  );
}
