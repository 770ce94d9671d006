import { plain } from '../../format/numbers.js';
import type { OfferList } from '../../operations/offers.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { type Move, movesOf, moveText } from './moves.js';

const scored = (score: number | null): string => (score === null ? '–' : plain(score));

const COLUMNS: readonly Column<Move>[] = [
  { id: 'title', header: 'Product', value: ({ title }) => title },
  { id: 'now', header: 'Rank now', value: ({ rankNow }) => rankNow, align: 'end' },
  { id: 'then', header: 'Rank then', value: ({ rankThen }) => rankThen, align: 'end' },
  { id: 'move', header: 'Moves', value: moveText },
  {
    id: 'scoreNow',
    header: 'Score now',
    value: ({ scoreNow }) => scoreNow,
    cell: ({ scoreNow }) => scored(scoreNow),
    align: 'end',
  },
  {
    id: 'scoreThen',
    header: 'Score then',
    value: ({ scoreThen }) => scoreThen,
    cell: ({ scoreThen }) => scored(scoreThen),
    align: 'end',
  },
];

interface MovesProps {
  readonly now: OfferList;
  readonly then: OfferList;
  /** Is anything supposed? */
  readonly changed: boolean;
}

/** What the changes do to the list. */
export function Moves({ now, then, changed }: MovesProps) {
  if (!changed)
    return (
      <Notice title="Nothing is changed yet">
        <p>Choose something above; the list below is what is offered as things are.</p>
      </Notice>
    );
  const moves = movesOf(now, then);
  const moved = moves.filter(
    ({ rankNow, rankThen, scoreNow, scoreThen }) => rankNow !== rankThen || scoreNow !== scoreThen,
  );
  if (moved.length === 0)
    return <Notice title="That would change nothing: the same offers, places and scores" />;
  return (
    <DataTable
      caption="What would change"
      columns={COLUMNS}
      rows={moved}
      rowKey={({ product }) => product}
      empty={null}
    />
  );
}
