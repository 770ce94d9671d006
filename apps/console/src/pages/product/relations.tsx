import { Link } from '@tanstack/react-router';
import { ReasonButton } from '../../actions/reason-button.js';
import { factOf, provenanceOf } from '../../format/facts.js';
import { plain } from '../../format/numbers.js';
import { type KnownProduct, type KnownRelation, VetoRelationMutation } from '../../operations/knowledge.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { useSay } from './use-say.js';
import classes from './product-page.module.css';

interface RelationsProps {
  readonly product: KnownProduct;
  readonly relations: readonly KnownRelation[];
  readonly maySay: boolean;
}

/** In the words of the pages, what a type says. */
const SAYS: Readonly<Record<string, string>> = {
  COMPLEMENTS: 'goes with',
  SUBSTITUTES: 'stands in for',
  UPGRADES_TO: 'step up',
  FOLLOWED_BY: 'followed by',
  SIMILAR_CONTENT: 'described alike',
  RELATED: 'had together',
  WALKED_TO: 'walk over buyers',
  CHOSEN_WITH: 'same buyers',
  REQUIRES: 'requires',
  COMPATIBLE_WITH: 'fits',
};

const evidenceOf = ({ figures }: KnownRelation): string =>
  figures
    .filter(({ name }) => name !== 'weight')
    .map(factOf)
    .join(', ');
const saidBy = ({ by, reason, source, epoch, at }: KnownRelation): string => {
  const provenance = provenanceOf({ type: '', from: 0, to: 0, properties: [], source, epoch, at });
  return by === null ? provenance : `${by}: ${reason ?? ''} (${provenance})`;
};

const columnsFor = (product: KnownProduct, maySay: boolean): readonly Column<KnownRelation>[] => [
  {
    id: 'type',
    header: 'Says',
    value: ({ type }) => SAYS[type] ?? type,
    cell: ({ type, vetoed }) => (
      <span className={vetoed ? classes.vetoed : undefined}>{SAYS[type] ?? type}</span>
    ),
  },
  { id: 'direction', header: 'Way', value: ({ direction }) => (direction === 'out' ? 'from it' : 'to it') },
  {
    id: 'product',
    header: 'Other product',
    value: ({ product: { title } }) => title,
    cell: ({ product: { id, title } }) => (
      <Link to="/products/$id" params={{ id }}>
        {title}
      </Link>
    ),
  },
  {
    id: 'strength',
    header: 'Strength',
    value: ({ strength }) => strength,
    cell: ({ strength }) => plain(strength, 3),
    align: 'end',
  },
  { id: 'evidence', header: 'Evidence', value: evidenceOf },
  { id: 'said', header: 'Who says so', value: saidBy },
  {
    id: 'veto',
    header: 'Counts',
    value: ({ vetoed }) => (vetoed ? 'vetoed' : 'yes'),
    cell: (relation) =>
      relation.vetoed ? 'vetoed' : maySay ? <Veto product={product} relation={relation} /> : 'yes',
  },
];

/** Every relationship with its evidence, in both directions. */
export const Relations = ({ product, relations, maySay }: RelationsProps) => (
  <DataTable
    caption="Relationships"
    columns={columnsFor(product, maySay)}
    rows={relations}
    rowKey={({ type, direction, product: { id }, source, by }) => [type, direction, id, source, by].join(' ')}
    empty={
      <Notice title="Nothing leads from it or to it">
        <p>It has been bought too rarely to learn from. Add what goes with it yourself.</p>
      </Notice>
    }
  />
);

/** The pair of a row, in the direction that the graph has it. */
const pairOf = (
  product: KnownProduct,
  { direction, product: other }: Pick<KnownRelation, 'direction' | 'product'>,
) => (direction === 'out' ? { from: product.id, to: other.id } : { from: other.id, to: product.id });

function Veto({ product, relation }: { readonly product: KnownProduct; readonly relation: KnownRelation }) {
  const { kind } = relation;
  const veto = useSay(VetoRelationMutation, 'It does not count any more');
  if (kind === null || relation.product.id === product.id) return 'yes';
  return (
    <ReasonButton
      action="Veto"
      of={`${product.title}, ${SAYS[relation.type] ?? relation.type}, ${relation.product.title}`}
      confirm={(reason) => veto.mutateAsync({ ...pairOf(product, relation), kind, reason })}
    >
      <p>It takes its term out of every score from now on, also after the next learning run.</p>
    </ReasonButton>
  );
}
