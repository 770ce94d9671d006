import { MultiSelect } from '@mantine/core';
import { useProductOptions } from './product-options.js';
import { useSearchText } from './search-text.js';
import classes from './situation.module.css';

interface ProductsFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: readonly string[];
  readonly onChange: (products: string[]) => void;
  /** What the button that empties it is called. */
  readonly clear: string;
  readonly description?: string;
}

/** Several products, found by title or id as they are typed. */
export function ProductsField({
  label,
  placeholder,
  value,
  onChange,
  clear,
  description,
}: ProductsFieldProps) {
  const [text, setText, search] = useSearchText('');
  return (
    <MultiSelect
      {...useProductOptions(value, search)}
      label={label}
      description={description}
      placeholder={value.length === 0 ? placeholder : ''}
      value={[...value]}
      onChange={onChange}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      classNames={{ inputField: classes.cartInput ?? '' }}
      hidePickedOptions
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
