import { useState } from 'react';
import { useProductTitles } from '../api/use-products.js';
import type { Refusal } from '../operations/offers.js';
import classes from './refused-table.module.css';

/** `3 already-owned, 1 out-of-stock`, most frequent first. */
function countByRule(refused: readonly Refusal[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of refused) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const ordered = [...counts].sort(([, a], [, b]) => b - a);
  return ordered.map(([rule, count]) => `${count} ${rule}`).join(', ');
}

/** Products named by title; the others of a long list keep their ids, to spare the API a request for each. */
const NAMED = 25;

function RefusedRows({ refused }: { readonly refused: readonly Refusal[] }) {
  const titles = useProductTitles([...new Set(refused.slice(0, NAMED).map(({ productId }) => productId))]);
  return refused.map(({ productId, rule, reason }) => (
    <tr key={`${productId} ${rule}`}>
      <th scope="row">{titles.get(productId) ?? productId}</th>
      <td>
        <code>{rule}</code>
      </td>
      <td>{reason}</td>
    </tr>
  ));
}

/** Candidates that had evidence but were held back, each with the rule that did it. */
export function RefusedTable({ refused }: { readonly refused: readonly Refusal[] }) {
  const [open, setOpen] = useState(false);
  if (refused.length === 0) return null;
  return (
    <details className={classes.refused} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {refused.length} held back <small>{countByRule(refused)}</small>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Rule</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>{open ? <RefusedRows refused={refused} /> : null}</tbody>
      </table>
    </details>
  );
}
