import { Panel } from '../../explanation/panel.js';
import { plain, signed } from '../../format/numbers.js';
import type { Comparison, ProductDifference } from '../../operations/comparison.js';
import type { RequestRefused } from '../../operations/offers.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import classes from './compare-page.module.css';

/** Terms shown of each product; the smaller ones hardly move it. */
const TERMS = 4;

const scoreOf = (score: number | null, refused: string | null): string =>
  refused ?? (score === null ? '–' : plain(score));

const COLUMNS: readonly Column<ProductDifference>[] = [
  { id: 'product', header: 'Product', value: ({ title }) => title },
  { id: 'rankA', header: 'Rank in A', value: ({ rankA }) => rankA, align: 'end' },
  { id: 'rankB', header: 'Rank in B', value: ({ rankB }) => rankB, align: 'end' },
  {
    id: 'scoreA',
    header: 'Score in A',
    value: ({ scoreA, refusedA }) => scoreA ?? refusedA,
    cell: ({ scoreA, refusedA }) => scoreOf(scoreA, refusedA),
    align: 'end',
  },
  {
    id: 'scoreB',
    header: 'Score in B',
    value: ({ scoreB, refusedB }) => scoreB ?? refusedB,
    cell: ({ scoreB, refusedB }) => scoreOf(scoreB, refusedB),
    align: 'end',
  },
  {
    id: 'terms',
    header: 'Terms that differ',
    value: ({ terms }) =>
      terms.map(({ label, a, b }) => `${label}: ${termText(a)} to ${termText(b)}`).join('; '),
    cell: ({ terms }) => (
      <ul className={classes.terms}>
        {terms.slice(0, TERMS).map(({ source, label, a, b }) => (
          <li key={`${source} ${label}`}>
            {label}{' '}
            <span>
              {termText(a)} → {termText(b)}
            </span>
          </li>
        ))}
        {terms.length > TERMS ? <li>and {terms.length - TERMS} smaller ones</li> : null}
      </ul>
    ),
  },
];

const termText = (value: number | null): string => (value === null ? 'none' : signed(value));

/** What differs, in sentences, then product by product. */
export function Differences({ answer }: { readonly answer: Comparison | RequestRefused }) {
  if (answer.__typename === 'RequestRefused') return <Notice title={answer.message} tone="warning" urgent />;
  const { sameOffers, summary, products } = answer;
  return (
    <>
      <Panel title={sameOffers ? 'The lists are the same' : 'What differs'}>
        {summary.length === 0 ? (
          <p>Nothing.</p>
        ) : (
          <ul className={classes.summary}>
            {summary.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </Panel>
      <DataTable
        caption="Products of either list"
        columns={COLUMNS}
        rows={products}
        rowKey={({ product }) => product}
        empty={<Notice title="Neither list has offers" />}
      />
    </>
  );
}
