import { Skeleton } from '@mantine/core';
import classes from './decided.module.css';

const ROWS = Array.from({ length: 8 }, (_, row) => row);

export function OffersSkeleton() {
  return (
    <div className={classes.split} aria-busy="true" role="status" aria-label="Deciding offers">
      <div className={classes.list}>
        <Skeleton height={40} width="70%" />
        {ROWS.map((row) => (
          <Skeleton key={row} height={52} />
        ))}
      </div>
      <div className={classes.explanation}>
        <Skeleton height={64} />
        <Skeleton height={260} />
        <Skeleton height={220} />
      </div>
    </div>
  );
}
