import classes from './data-table.module.css';

interface HeaderCellProps {
  readonly name: string;
  readonly align: 'end' | undefined;
  readonly sorted: 'asc' | 'desc' | false;
  readonly toggle: () => void;
}

const ARIA = { asc: 'ascending', desc: 'descending' } as const;
const MARK = { asc: '↑', desc: '↓' } as const;

/** The head of a column, which sorts by it. */
export const HeaderCell = ({ name, align, sorted, toggle }: HeaderCellProps) => (
  <th scope="col" data-align={align} aria-sort={sorted === false ? 'none' : ARIA[sorted]}>
    <button type="button" className={classes.sort} onClick={toggle}>
      {name}
      <span aria-hidden="true">{sorted === false ? '' : MARK[sorted]}</span>
    </button>
  </th>
);
