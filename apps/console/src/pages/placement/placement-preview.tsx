import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api/execute.js';
import { offersInput } from '../../api/use-offers.js';
import { CartField } from '../../controls/cart-field.js';
import { CustomerField } from '../../controls/customer-field.js';
import { ViewingField } from '../../controls/viewing-field.js';
import { Panel } from '../../explanation/panel.js';
import { money } from '../../format/numbers.js';
import type { PlacementInput } from '../../operations/placement-config.js';
import type { OfferList, RequestRefused, SituationInput } from '../../operations/offers.js';
import { type Supposition, WhatIfQuery } from '../../operations/what-if.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { useSituation } from '../../url/use-situation.js';
import classes from './placement-page.module.css';

interface PlacementPreviewProps {
  /** The placement whose present configuration is shown beside; null where nothing holds yet. */
  readonly present: string | null;
  /** The configuration as it stands in the form; null while something is missing. */
  readonly input: PlacementInput | null;
  readonly changed: boolean;
}

/** A placement that every shop has, for the rest of a request. */
const ANY = 'home';

/** Nothing is recorded, no cap is used up. */
function useList(input: SituationInput, suppose: Supposition, enabled: boolean) {
  return useQuery({
    queryKey: ['what-if', input, suppose],
    queryFn: ({ signal }) => execute(WhatIfQuery, { input, suppose, cypher: false }, signal),
    select: (data) => data.whatIf,
    placeholderData: (before) => before,
    enabled,
  });
}

/** The offers of a situation as the placement is, and beside them as it would be. */
export function PlacementPreview({ present, input, changed }: PlacementPreviewProps) {
  const [choices, choose] = useSituation();
  const asked = offersInput({ ...choices, placement: present ?? ANY });
  const now = useList(asked, {}, present !== null);
  const then = useList(asked, input === null ? {} : { placement: input }, input !== null);
  const failed = now.error ?? then.error;
  return (
    <Panel title="Live preview">
      <div className={classes.stack}>
        <form
          className={classes.situation}
          aria-label="Situation"
          onSubmit={(event) => event.preventDefault()}
        >
          <CustomerField choices={choices} choose={choose} />
          <ViewingField choices={choices} choose={choose} />
          <CartField choices={choices} choose={choose} />
        </form>
        {failed !== null ? (
          <Failure error={failed} retry={() => void Promise.all([now.refetch(), then.refetch()])} />
        ) : (
          <div className={classes.lists}>
            <List title="As it is" list={present === null ? null : now.data} beside={then.data} />
            <List
              title={changed ? 'As changed, not saved' : 'As changed: nothing is yet'}
              list={input === null ? null : then.data}
              beside={now.data}
            />
          </div>
        )}
      </div>
    </Panel>
  );
}

type Answer = OfferList | RequestRefused | undefined;

interface ListProps {
  readonly title: string;
  /** Null where there is nothing to ask for. */
  readonly list: Answer | null;
  readonly beside: Answer;
}

function List({ title, list, beside }: ListProps) {
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <Offers list={list} beside={beside} />
    </section>
  );
}

function Offers({ list, beside }: Omit<ListProps, 'title'>) {
  if (list === null) return <p>Nothing holds here.</p>;
  if (list === undefined) return <Skeleton height={160} aria-label="Deciding" />;
  if (list.__typename === 'RequestRefused') return <Notice title={list.message} tone="warning" />;
  if (list.offers.length === 0) return <Notice title={list.empty?.message ?? 'Nothing would be offered'} />;
  const others = new Set(
    beside?.__typename === 'OfferList' ? beside.offers.map(({ product }) => product.id) : [],
  );
  return (
    <ol>
      {list.offers.map(({ product, price, intent }) => (
        <li key={product.id} data-fresh={!others.has(product.id)}>
          {product.title}{' '}
          <span>
            {intent}, {money(price)}
            {others.has(product.id) ? '' : ', in this list only'}
          </span>
        </li>
      ))}
    </ol>
  );
}
