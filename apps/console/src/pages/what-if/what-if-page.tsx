import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { execute } from '../../api/execute.js';
import { offersInput } from '../../api/use-offers.js';
import { Situation } from '../../controls/situation.js';
import { Panel } from '../../explanation/panel.js';
import { Decided } from '../../offers/decided.js';
import { FunnelPanel } from '../../offers/funnel-panel.js';
import type { OfferList, SituationInput } from '../../operations/offers.js';
import { type Supposition, WhatIfQuery } from '../../operations/what-if.js';
import { seesCypher } from '../../session/session.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import { useSituation } from '../../url/use-situation.js';
import { ChangesForm } from './changes-form.js';
import { Moves } from './moves-table.js';
import { parseSupposed, type Supposed, toSupposition } from './supposed.js';
import classes from './what-if-page.module.css';

const AS_IT_IS = {
  forget: null,
  cartThen: null,
  viewingThen: null,
  segmentsThen: null,
  changed: null,
  stock: null,
  price: null,
  sale: null,
} satisfies Record<keyof Supposed, null>;

/** A list as it would be decided. Asked as a question: nothing is recorded, no cap is used up. */
function useWhatIf(input: SituationInput, suppose: Supposition) {
  return useQuery({
    queryKey: ['what-if', input, suppose],
    queryFn: ({ signal }) => execute(WhatIfQuery, { input, suppose, cypher: seesCypher() }, signal),
    select: (data) => data.whatIf,
    placeholderData: (before) => before,
  });
}

/** Change something and watch the list change, without side effects. */
export default function WhatIfPage() {
  const { search, change } = useAddress();
  const [choices, choose] = useSituation();
  const supposed = useMemo(() => parseSupposed(search), [search]);
  const suppose = toSupposition(supposed);
  const input = offersInput(choices);
  const now = useWhatIf(input, {});
  const then = useWhatIf(input, suppose);
  const failed = now.error ?? then.error;
  return (
    <>
      <PageHead
        title="What if"
        lead="Change what was done, what is in the cart, or a product, and watch the list change. Nothing is recorded and nobody is offered anything."
      >
        <Button size="xs" variant="default" onClick={() => change(AS_IT_IS)}>
          Change nothing
        </Button>
      </PageHead>
      <div className={classes.forms}>
        <Panel title="As it is">
          <Situation choices={choices} choose={choose} />
        </Panel>
        <Panel title="What if they …">
          <ChangesForm supposed={supposed} change={change} />
        </Panel>
      </div>
      {failed !== null ? (
        <Failure error={failed} retry={() => void Promise.all([now.refetch(), then.refetch()])} />
      ) : now.data === undefined || then.data === undefined ? (
        <Skeleton height={320} aria-label="Deciding" />
      ) : now.data.__typename === 'RequestRefused' ? (
        <Notice title={now.data.message} tone="warning" />
      ) : then.data.__typename === 'RequestRefused' ? (
        <Notice title={then.data.message} tone="warning" />
      ) : (
        <Answer
          now={now.data}
          then={then.data}
          changed={Object.keys(suppose).length > 0}
          supposed={supposed}
        />
      )}
    </>
  );
}

interface AnswerProps {
  readonly now: OfferList;
  readonly then: OfferList;
  readonly changed: boolean;
  readonly supposed: Supposed;
}

function Answer({ now, then, changed, supposed }: AnswerProps) {
  const { search, change } = useAddress();
  const [{ viewing, cart }] = useSituation();
  const open = useCallback((product: string | null) => change({ product }), [change]);
  return (
    <>
      <Moves now={now} then={then} changed={changed} />
      <Decided
        list={then}
        moment={{ viewing: supposed.viewingThen ?? viewing, cart: supposed.cartThen ?? cart }}
        product={textOf(search, 'product')}
        open={open}
        head={
          <h2 className={classes.then}>
            {changed ? 'The list then' : 'The list as it is'}: {then.offers.length} of {then.candidates}{' '}
            candidates
          </h2>
        }
        empty={<Notice title={then.empty?.message ?? 'Nothing would be offered'} />}
      >
        <FunnelPanel funnel={then.funnel} />
      </Decided>
    </>
  );
}
