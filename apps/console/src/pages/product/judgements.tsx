import { ReasonButton } from '../../actions/reason-button.js';
import { moment } from '../../format/times.js';
import { type Judgement, type KnownProduct, WithdrawRelationMutation } from '../../operations/knowledge.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { useSay } from './use-say.js';

interface JudgementsProps {
  readonly product: KnownProduct;
  readonly judgements: readonly Judgement[];
  readonly maySay: boolean;
}

const columnsFor = (product: KnownProduct, maySay: boolean): readonly Column<Judgement>[] => [
  { id: 'verdict', header: 'Verdict', value: ({ verdict }) => verdict },
  { id: 'kind', header: 'On', value: ({ kind }) => kind },
  { id: 'direction', header: 'Way', value: ({ direction }) => (direction === 'out' ? 'from it' : 'to it') },
  { id: 'product', header: 'Other product', value: ({ product: { title } }) => title },
  { id: 'by', header: 'Who', value: ({ by }) => by },
  { id: 'reason', header: 'Why', value: ({ reason }) => reason },
  { id: 'at', header: 'When', value: ({ at }) => at, cell: ({ at }) => moment(at) },
  {
    id: 'withdraw',
    header: 'Take back',
    value: () => null,
    cell: (judgement) =>
      maySay && judgement.verdict !== 'withdrawn' ? (
        <Withdraw product={product} judgement={judgement} />
      ) : null,
  },
];

/** What people say of the product and others, the latest word on each. */
export const Judgements = ({ product, judgements, maySay }: JudgementsProps) => (
  <DataTable
    caption="What people say"
    columns={columnsFor(product, maySay)}
    rows={judgements}
    rowKey={({ direction, product: { id }, kind }) => [direction, id, kind].join(' ')}
    empty={null}
  />
);

function Withdraw({ product, judgement }: { readonly product: KnownProduct; readonly judgement: Judgement }) {
  const { direction, product: other, kind, verdict } = judgement;
  const withdraw = useSay(WithdrawRelationMutation, 'Taken back');
  const [from, to] = direction === 'out' ? [product.id, other.id] : [other.id, product.id];
  return (
    <ReasonButton
      action="Withdraw"
      of={`${verdict}: ${kind}, ${other.title}`}
      confirm={(reason) => withdraw.mutateAsync({ from, to, kind, reason })}
    />
  );
}
