import type { ChoicesProps } from '../url/choices.js';
import { ProductField } from './product-field.js';

export const ViewingField = ({ choices, choose }: ChoicesProps) => (
  <ProductField
    label="Viewing"
    placeholder="No product"
    clear="View no product"
    value={choices.viewing}
    onChange={(viewing) => choose({ viewing })}
  />
);
