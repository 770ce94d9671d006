import type { ChoicesProps } from '../url/choices.js';
import { CartField } from './cart-field.js';
import { CustomerField } from './customer-field.js';
import { PlacementField } from './placement-field.js';
import { ViewingField } from './viewing-field.js';
import classes from './situation.module.css';

/** Who is asking, where, and what is happening now. */
export function Situation({ choices, choose }: ChoicesProps) {
  return (
    <form
      className={classes.situation}
      aria-label="Situation"
      role="search"
      onSubmit={(event) => event.preventDefault()}
    >
      <CustomerField choices={choices} choose={choose} />
      <PlacementField choices={choices} choose={choose} />
      <ViewingField choices={choices} choose={choose} />
      <CartField choices={choices} choose={choose} />
    </form>
  );
}
