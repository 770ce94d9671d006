import classes from './rules.module.css';

/** Where a version is on its way. */
export const StateMark = ({ state }: { readonly state: string }) => (
  <span className={classes.state} data-state={state}>
    {state}
  </span>
);
