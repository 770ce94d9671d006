import { useMemo } from 'react';
import { plain, signed } from '../../format/numbers.js';
import type { PlacementSimulation, ProductMovement, RuleEffect } from '../../operations/rules-simulation.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { effectsOf, type Outcome, productsOf } from './add-up.js';
import classes from './preview.module.css';
import type { Run } from './use-preview.js';

const PRODUCTS: readonly Column<ProductMovement>[] = [
  { id: 'title', header: 'Product', value: ({ title }) => title },
  { id: 'before', header: 'Lists before', value: ({ before }) => before, align: 'end' },
  { id: 'after', header: 'Lists after', value: ({ after }) => after, align: 'end' },
  { id: 'gained', header: 'Gained', value: ({ gained }) => gained, align: 'end' },
  { id: 'lost', header: 'Lost', value: ({ lost }) => lost, align: 'end' },
  { id: 'moved', header: 'Moved', value: ({ moved }) => moved, align: 'end' },
  moneyColumn('Expected money', ({ revenueBefore, revenueAfter }) => revenueAfter - revenueBefore),
];

const EFFECTS: readonly Column<RuleEffect>[] = [
  { id: 'name', header: 'Rule', value: ({ name }) => name },
  { id: 'changed', header: 'Lists changed', value: ({ changed }) => changed, align: 'end' },
  { id: 'gained', header: 'Gained', value: ({ gained }) => gained, align: 'end' },
  { id: 'lost', header: 'Lost', value: ({ lost }) => lost, align: 'end' },
  { id: 'moved', header: 'Moved', value: ({ moved }) => moved, align: 'end' },
  moneyColumn('Expected money', (effect) => effect.with.revenue - effect.without.revenue),
];

const PLACEMENTS: readonly Column<PlacementSimulation>[] = [
  { id: 'placement', header: 'Placement', value: ({ placement }) => placement },
  { id: 'decisions', header: 'Decisions', value: ({ decisions }) => decisions, align: 'end' },
  { id: 'changed', header: 'Changed', value: ({ changed }) => changed, align: 'end' },
  moneyColumn('Expected money', ({ before, after }) => after.revenue - before.revenue),
  moneyColumn('Expected margin', ({ before, after }) => after.margin - before.margin),
];

/** What sums of the same in another order differ by is no difference. */
const difference = (amount: number): string => (Math.abs(amount) < 1e-9 ? '0' : signed(amount));

function moneyColumn<Row>(header: string, of: (row: Row) => number): Column<Row> {
  return {
    id: header.toLowerCase().replace(' ', '-'),
    header,
    value: (row) => Math.round(of(row) * 10_000) / 10_000,
    cell: (row) => difference(of(row)),
    align: 'end',
  };
}

/** What a preview came to, so far or in the end. */
export function PreviewOutcome({ run }: { readonly run: Run }) {
  const { outcome, state } = run;
  const products = useMemo(
    () => productsOf(outcome).filter(({ gained, lost, moved }) => gained + lost + moved > 0),
    [outcome],
  );
  const effects = useMemo(() => effectsOf(outcome), [outcome]);
  if (outcome.decisions === 0)
    return state === 'done' ? (
      <Notice title="There are no decisions to try it on">
        <p>
          {outcome.gone > 0
            ? `What ${outcome.gone} recorded decisions rest on is not kept any more.`
            : 'Decisions are recorded as offers are asked for: open the offers page or the shop.'}
        </p>
      </Notice>
    ) : null;
  return (
    <div className={classes.stack} aria-live="polite">
      <Figures outcome={outcome} state={state} />
      <h4>What rules do by themselves: with it, and without it</h4>
      <DataTable
        caption="What rules do by themselves"
        columns={EFFECTS}
        rows={effects}
        rowKey={({ rule }) => rule}
        empty={<Notice title="No rule runs that is new or moves offers" />}
      />
      <h4>Products gained, lost and moved</h4>
      <DataTable
        caption="Products gained, lost and moved"
        columns={PRODUCTS}
        rows={products}
        rowKey={({ product }) => product}
        empty={<Notice title="No offer would be gained, lost or moved" />}
        pageSize={10}
      />
      <h4>By placement</h4>
      <DataTable
        caption="By placement"
        columns={PLACEMENTS}
        rows={outcome.placements}
        rowKey={({ placement }) => placement}
        empty={null}
      />
    </div>
  );
}

function Figures({ outcome, state }: { readonly outcome: Outcome; readonly state: Run['state'] }) {
  const { decisions, gone, placements, unpriced } = outcome;
  const sum = (of: (one: PlacementSimulation) => number): number =>
    placements.reduce((all, one) => all + of(one), 0);
  const changed = sum((one) => one.changed);
  const [before, after] = [sum((one) => one.before.revenue), sum((one) => one.after.revenue)];
  const share = before > 0 ? ` (${difference((100 * (after - before)) / before)} %)` : '';
  return (
    <>
      <dl className={classes.figures} aria-label="What would change">
        <div>
          <dt>Lists that change</dt>
          <dd>
            {changed} of {decisions}
          </dd>
        </div>
        <div>
          <dt>Expected money before</dt>
          <dd>{plain(before)}</dd>
        </div>
        <div>
          <dt>After</dt>
          <dd>
            {plain(after)}
            {share}
          </dd>
        </div>
        <div>
          <dt>Expected margin</dt>
          <dd>{difference(sum((one) => one.after.margin - one.before.margin))}</dd>
        </div>
      </dl>
      {state === 'stopped' ? <p className={classes.how}>Stopped: these are the decisions so far.</p> : null}
      {gone > 0 ? (
        <p className={classes.how}>{gone} could not be decided again: what they rest on is gone.</p>
      ) : null}
      {unpriced.length > 0 ? (
        <p className={classes.how}>Not worked out by themselves: {unpriced.join(', ')}.</p>
      ) : null}
    </>
  );
}
