import {
  columnFilteringFeature,
  createFilteredRowModel,
  createPaginatedRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  type RowData,
  rowPaginationFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { type Column, toCsv } from './column.js';
import classes from './data-table.module.css';
import { HeaderCell } from './header-cell.js';
import { Pager } from './pager.js';
import { TableTools } from './table-tools.js';

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
  filterFns: { includesString: filterFn_includesString },
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
  rowPaginationFeature,
  paginatedRowModel: createPaginatedRowModel(),
});

interface DataTableProps<Row> {
  /** What the table is of, for those who cannot see it; also the name of the file that it is saved as. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What is said where there are no rows at all. */
  readonly empty: ReactNode;
  readonly pageSize?: number;
}

interface RowsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly { readonly id: string; readonly original: Row }[];
}

/** The rows, sorted, filtered and cut into pages. */
function useRows<Row extends RowData>({
  columns,
  rows,
  rowKey,
  pageSize,
}: Pick<DataTableProps<Row>, 'columns' | 'rows' | 'rowKey'> & { readonly pageSize: number }) {
  const defined = useMemo(
    () =>
      columns.map(({ id, header, value }) => ({
        id,
        header,
        accessorFn: (row: Row) => value(row),
        sortFn: 'alphanumeric' as const,
        filterFn: 'includesString' as const,
      })),
    [columns],
  );
  return useTable({
    features,
    columns: defined,
    data: rows,
    getRowId: rowKey,
    globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: () => true,
    autoResetPageIndex: false,
    initialState: { pagination: { pageIndex: 0, pageSize } },
  });
}

/** A table that sorts by any column, finds text in all of them, turns pages, and can be saved as CSV: filtered as it is shown. */
export function DataTable<Row extends RowData>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
  pageSize = 25,
}: DataTableProps<Row>) {
  const table = useRows({ columns, rows, rowKey, pageSize });
  if (rows.length === 0) return <>{empty}</>;
  const byId = new Map(columns.map((column) => [column.id, column]));
  const found = table.getFilteredRowModel().rows.length;
  return (
    <section className={classes.section} aria-label={caption}>
      <TableTools
        caption={caption}
        filter={String(table.state.globalFilter ?? '')}
        filterBy={(text) => {
          table.setGlobalFilter(text);
          table.setPageIndex(0);
        }}
        count={found === rows.length ? `${found}` : `${found} of ${rows.length}`}
        csv={() =>
          toCsv(
            columns,
            table.getSortedRowModel().rows.map(({ original }) => original),
          )
        }
      />
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={`${caption}, table`}>
        <table className={classes.table}>
          <caption className={classes.caption}>{caption}</caption>
          <thead>
            <tr>
              {table.getFlatHeaders().map(({ column }) => (
                <HeaderCell
                  key={column.id}
                  name={byId.get(column.id)?.header ?? column.id}
                  align={byId.get(column.id)?.align}
                  sorted={column.getIsSorted()}
                  toggle={() => column.toggleSorting()}
                />
              ))}
            </tr>
          </thead>
          <Rows columns={columns} rows={table.getRowModel().rows} />
        </table>
      </div>
      <Pager
        page={table.state.pagination.pageIndex}
        pages={table.getPageCount()}
        turn={(page) => table.setPageIndex(page)}
      />
    </section>
  );
}

function Rows<Row>({ columns, rows }: RowsProps<Row>) {
  return (
    <tbody>
      {rows.map(({ id: key, original }) => (
        <tr key={key}>
          {columns.map(({ id, cell, value, align }) => (
            <td key={id} data-align={align}>
              {cell?.(original) ?? value(original)?.toString() ?? <span aria-label="none">–</span>}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
