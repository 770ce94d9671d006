import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { execute } from '../../api/execute.js';
import { money } from '../../format/numbers.js';
import { type CatalogueFilter, type CatalogueLine, CatalogueQuery } from '../../operations/knowledge.js';
import { Answered } from '../../shell/answered.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import { Filters } from './filters.js';
import classes from './products-page.module.css';

const PAGE = 25;

const COLUMNS: readonly Column<CatalogueLine>[] = [
  {
    id: 'title',
    header: 'Product',
    value: ({ product }) => product.title,
    cell: ({ product: { id, title } }) => (
      <Link to="/products/$id" params={{ id }}>
        {title}
      </Link>
    ),
  },
  { id: 'id', header: 'Id', value: ({ product }) => product.id },
  { id: 'brand', header: 'Brand', value: ({ product }) => product.brand },
  {
    id: 'price',
    header: 'Price',
    value: ({ product }) => product.price?.amount ?? null,
    cell: ({ product }) => money(product.price),
    align: 'end',
  },
  { id: 'stock', header: 'Stock', value: ({ product }) => product.stock, align: 'end' },
  { id: 'buyers', header: 'Buyers', value: ({ buyers }) => buyers, align: 'end' },
  { id: 'relationships', header: 'Leads to', value: ({ relationships }) => relationships, align: 'end' },
];

/** The catalogue, searched as one types: what sells, and how well it is linked. */
export default function ProductsPage() {
  const { search, change } = useAddress();
  const filter: CatalogueFilter = {
    search: textOf(search, 'q'),
    brand: textOf(search, 'brand'),
    category: textOf(search, 'category'),
    stock: textOf(search, 'stock'),
  };
  const skip = Math.max(0, Number.parseInt(textOf(search, 'skip') ?? '0', 10) || 0);
  const { data, error, refetch } = useQuery({
    queryKey: ['catalogue', filter, skip],
    queryFn: ({ signal }) => execute(CatalogueQuery, { filter, first: PAGE, skip }, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead
        title="Products"
        lead="What the shop sells, who bought it, and to how many other products the graph leads from it."
      />
      <Filters />
      <Answered
        data={data}
        error={error}
        retry={() => void refetch()}
        reading="Reading the catalogue"
        height={300}
      >
        {(data) => (
          <DataTable
            caption="Products"
            columns={COLUMNS}
            rows={data.catalogue.lines}
            rowKey={({ product }) => product.id}
            empty={
              <Notice title="No product matches">
                <p>Every word must be in the title or the id. Take a filter away, or search for less.</p>
              </Notice>
            }
          />
        )}
      </Answered>
      <div className={classes.turn}>
        {skip > 0 ? (
          <Button
            variant="default"
            onClick={() => change({ skip: skip > PAGE ? String(skip - PAGE) : null })}
          >
            Before
          </Button>
        ) : null}
        {data?.catalogue.hasNextPage === true ? (
          <Button variant="default" onClick={() => change({ skip: String(skip + PAGE) })}>
            Next products
          </Button>
        ) : null}
      </div>
    </>
  );
}
