import { MultiSelect } from '@mantine/core';
import { useProductOptions } from './product-options.js';
import type { ChoicesProps } from '../url/choices.js';
import { useSearchText } from './search-text.js';
import classes from './situation.module.css';

export function CartField({ choices, choose }: ChoicesProps) {
  const [text, setText, search] = useSearchText('');
  return (
    <MultiSelect
      {...useProductOptions(choices.cart, search)}
      label="In the cart"
      placeholder={choices.cart.length === 0 ? 'Empty' : ''}
      value={[...choices.cart]}
      onChange={(cart) => choose({ cart })}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      classNames={{ inputField: classes.cartInput ?? '' }}
      hidePickedOptions
      clearable
      clearButtonProps={{ 'aria-label': 'Empty the cart', tabIndex: 0, 'aria-hidden': false }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span>{option.label}</span>
          <small>{option.value}</small>
        </span>
      )}
    />
  );
}
