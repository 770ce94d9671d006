import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { CypherAnswer } from '../../operations/workbench.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { saveFile } from '../../table/save-file.js';
import { cellText } from './cell-text.js';
import classes from './workbench-page.module.css';

interface Row {
  readonly key: string;
  readonly values: readonly unknown[];
}

/** The rows of an answer; saved as CSV as they are shown, or whole as JSON. */
export function ResultTable({ answer }: { readonly answer: CypherAnswer }) {
  const columns = useMemo(
    () =>
      answer.columns.map((name, place): Column<Row> => ({
        id: `${place}`,
        header: name,
        value: ({ values }) => cellText(values[place]),
        ...(answer.rows.every((row) => typeof row[place] === 'number') && answer.rows.length > 0
          ? { align: 'end' as const }
          : {}),
      })),
    [answer],
  );
  const rows = useMemo(
    () => answer.rows.map((values, place): Row => ({ key: `${place}`, values })),
    [answer],
  );
  return (
    <>
      <DataTable
        key={answer.columns.join()}
        caption="Rows"
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        empty={
          <Notice title="No rows">
            <p>Nothing in the graph is as the statement says. Loosen a condition, or look at the plan.</p>
          </Notice>
        }
      />
      {rows.length === 0 ? null : (
        <Button
          className={classes.below ?? ''}
          size="xs"
          variant="default"
          onClick={() => saveFile('rows.json', 'application/json', jsonOf(answer))}
        >
          Save as JSON
        </Button>
      )}
    </>
  );
}

/** Each row as an object by its columns' names. */
const jsonOf = ({ columns, rows }: CypherAnswer): string =>
  JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map((name, place) => [name, row[place]]))),
    null,
    2,
  );
