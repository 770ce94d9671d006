import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { execute } from '../../api/execute.js';
import { CopyButton } from '../../explanation/copy-button.js';
import { Panel } from '../../explanation/panel.js';
import { money, percent } from '../../format/numbers.js';
import { type Knowledge, KnowledgeQuery } from '../../operations/knowledge.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { useAddress } from '../../url/use-address.js';
import { Judgements } from './judgements.js';
import { Neighbourhood } from './neighbourhood.js';
import { Relations } from './relations.js';
import { StateRelation } from './state-relation.js';
import { useMaySay } from './use-say.js';
import classes from './product-page.module.css';

/** One product: its facts, what it is linked with, who says so, and saying otherwise. */
export default function ProductPage() {
  const id = useAddress().params['id'] ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['knowledge', id],
    queryFn: ({ signal }) => execute(KnowledgeQuery, { id }, signal),
    staleTime: 0,
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={300} aria-label="Reading the product" />;
  if (data.productKnowledge === null)
    return (
      <Notice title={`There is no product ${id}`} tone="warning" urgent>
        <p>
          Look for it among the <Link to="/products">products</Link>.
        </p>
      </Notice>
    );
  return <Known knowledge={data.productKnowledge} />;
}

function Known({ knowledge }: { readonly knowledge: Knowledge }) {
  const { product, relations, judgements } = knowledge;
  const maySay = useMaySay();
  return (
    <>
      <PageHead
        title={product.title}
        lead={`${product.id}. ${product.available ? 'For sale.' : 'Not for sale now.'}`}
      >
        <Link to="/" search={{ viewing: product.id, placement: 'product' } as never}>
          Offers for somebody viewing it
        </Link>
        {maySay ? <StateRelation product={product} /> : null}
      </PageHead>
      <Facts knowledge={knowledge} />
      <Neighbourhood product={product} relations={relations} />
      <Relations product={product} relations={relations} maySay={maySay} />
      <Judgements product={product} judgements={judgements} maySay={maySay} />
      <Sold knowledge={knowledge} />
      <Panel title="See it in the graph" aside={<CopyButton text={cypherText(knowledge)} />}>
        <pre className={classes.code} tabIndex={0} aria-label="Cypher">
          {cypherText(knowledge)}
        </pre>
      </Panel>
    </>
  );
}

const cypherText = ({ cypher, parameters }: Knowledge): string => `:params ${parameters}\n\n${cypher}`;

function Facts({ knowledge: { product, epoch } }: { readonly knowledge: Knowledge }) {
  const facts = [
    ['Price', money(product.price)],
    ['Stock', product.stock === null ? 'not kept' : String(product.stock)],
    ['Kind', product.kind ?? '–'],
    ['Brand', product.brand ?? '–'],
    ['Categories', product.categories.map(({ name }) => name).join(', ') || '–'],
    ['Epoch', epoch ?? 'nothing learned yet'],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Sold({ knowledge: { product, groups } }: { readonly knowledge: Knowledge }) {
  return (
    <Panel title="Bundles and buyers">
      <p>
        {product.bundles.length === 0
          ? 'No bundle holds it.'
          : `Part of ${product.bundles.map(({ title, price }) => `${title} (${money(price)})`).join(', ')}.`}
      </p>
      {groups.length === 0 ? (
        <p>It is among the best sellers of no group of ten or more.</p>
      ) : (
        <ul>
          {groups.map(({ id, name, buyers, share }) => (
            <li key={id}>
              {name}: {buyers} bought it lately, {percent(share)} of the group
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
