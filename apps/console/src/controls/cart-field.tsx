import type { ChoicesProps } from '../url/choices.js';
import { ProductsField } from './products-field.js';

export const CartField = ({ choices, choose }: ChoicesProps) => (
  <ProductsField
    label="In the cart"
    placeholder="Empty"
    clear="Empty the cart"
    value={choices.cart}
    onChange={(cart) => choose({ cart })}
  />
);
