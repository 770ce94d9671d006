import { useQueryClient } from '@tanstack/react-query';
import { useOffers } from '../api/use-offers.js';
import { Failure } from '../shell/failure.js';
import type { ChoicesProps } from '../url/choices.js';
import { Decided } from './decided.js';
import { OffersSkeleton } from './offers-skeleton.js';
import { RefusedRequest } from './refused-request.js';

/** The answer to the chosen situation, in whichever state it is. */
export function DecisionView({ choices, choose }: ChoicesProps) {
  const { data, error, refetch, isFetching } = useOffers(choices);
  const client = useQueryClient();
  const again = (): void => void refetch();
  const retryFailed = (): void =>
    void client.refetchQueries({ predicate: (query) => query.state.status === 'error' });
  if (isFetching) return <OffersSkeleton />;
  if (error !== null) return <Failure error={error} retry={retryFailed} />;
  if (data === undefined) return <OffersSkeleton />;
  if (data.__typename === 'RequestRefused') return <RefusedRequest refusal={data} />;
  return <Decided list={data} choices={choices} choose={choose} decideAgain={again} />;
}
