import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { execute } from '../api/execute.js';
import { offersInput, useOffers } from '../api/use-offers.js';
import { WhyNotQuery } from '../operations/why-not.js';
import { Failure } from '../shell/failure.js';
import type { ChoicesProps } from '../url/choices.js';
import { Decided } from './decided.js';
import { DecisionHead } from './decision-head.js';
import { EmptyOffers } from './empty-offers.js';
import { FunnelPanel } from './funnel-panel.js';
import { OffersSkeleton } from './offers-skeleton.js';
import { RefusedRequest } from './refused-request.js';
import { WhyNotPanel } from './why-not-panel.js';

/** The answer to the chosen situation, in whichever state it is. */
export function DecisionView({ choices, choose }: ChoicesProps) {
  const { data, error, refetch, isFetching } = useOffers(choices);
  const client = useQueryClient();
  const open = useCallback((product: string | null) => choose({ product }), [choose]);
  const retryFailed = (): void =>
    void client.refetchQueries({ predicate: (query) => query.state.status === 'error' });
  if (isFetching) return <OffersSkeleton />;
  if (error !== null) return <Failure error={error} retry={retryFailed} />;
  if (data === undefined) return <OffersSkeleton />;
  if (data.__typename === 'RequestRefused') return <RefusedRequest refusal={data} />;
  const input = offersInput(choices);
  return (
    <Decided
      list={data}
      moment={choices}
      product={choices.product}
      open={open}
      head={<DecisionHead list={data} decideAgain={() => void refetch()} />}
      empty={<EmptyOffers reason={data.empty} choices={choices} choose={choose} />}
    >
      <WhyNotPanel
        about={[input]}
        ask={async (product, signal) => (await execute(WhyNotQuery, { input, product }, signal)).whyNot}
        product={choices.missing}
        choose={(missing) => choose({ missing })}
      />
      <FunnelPanel funnel={data.funnel} />
    </Decided>
  );
}
