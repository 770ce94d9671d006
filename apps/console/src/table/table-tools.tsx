import { Button, TextInput } from '@mantine/core';
import classes from './data-table.module.css';
import { saveFile } from './save-file.js';

interface TableToolsProps {
  readonly caption: string;
  readonly filter: string;
  readonly filterBy: (text: string) => void;
  readonly count: string;
  /** The rows as they are shown, written when they are asked for. */
  readonly csv: () => string;
}

/** Above a table: finding text in it, how many rows there are, and saving them. */
export function TableTools({ caption, filter, filterBy, count, csv }: TableToolsProps) {
  const name = caption.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return (
    <div className={classes.tools}>
      <TextInput
        size="xs"
        aria-label={`Filter ${caption}`}
        placeholder="Filter"
        value={filter}
        onChange={(event) => filterBy(event.currentTarget.value)}
      />
      <span className={classes.count} role="status">
        {count}
      </span>
      <Button size="xs" variant="default" onClick={() => saveFile(`${name}.csv`, 'text/csv', csv())}>
        Save as CSV
      </Button>
    </div>
  );
}
