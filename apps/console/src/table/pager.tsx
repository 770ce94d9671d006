import { Button } from '@mantine/core';
import classes from './data-table.module.css';

interface PagerProps {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly turn: (page: number) => void;
}

/** Turns pages; nothing where there is one only. */
export function Pager({ page, pages, turn }: PagerProps) {
  if (pages < 2) return null;
  return (
    <nav className={classes.pager} aria-label="Pages of the table">
      <Button size="compact-sm" variant="default" disabled={page === 0} onClick={() => turn(page - 1)}>
        Previous
      </Button>
      <span>
        {page + 1} of {pages}
      </span>
      <Button size="compact-sm" variant="default" disabled={page + 1 >= pages} onClick={() => turn(page + 1)}>
        Next
      </Button>
    </nav>
  );
}
