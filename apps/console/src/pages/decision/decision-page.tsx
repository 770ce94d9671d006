import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { execute } from '../../api/execute.js';
import { Decided } from '../../offers/decided.js';
import { FunnelPanel } from '../../offers/funnel-panel.js';
import { OffersSkeleton } from '../../offers/offers-skeleton.js';
import { WhyNotPanel } from '../../offers/why-not-panel.js';
import { DecisionQuery, type RecordedDecision } from '../../operations/decisions.js';
import { WhyNotOfferedQuery } from '../../operations/why-not.js';
import { seesCypher } from '../../session/session.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import { RecordedHead } from './recorded-head.js';

/** A recorded decision: the list as the shopper saw it, and why, from the very terms that were added then. */
export default function DecisionPage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['decision', id],
    queryFn: ({ signal }) => execute(DecisionQuery, { id, cypher: seesCypher() }, signal),
    staleTime: Infinity,
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <OffersSkeleton />;
  const { decision } = data;
  if (decision.__typename === 'RequestRefused')
    return (
      <Notice title={decision.message} tone="warning" urgent>
        <p>
          Look at the id once more, or find it among the <Link to="/decisions">latest decisions</Link>.
        </p>
      </Notice>
    );
  return <Recorded decision={decision} />;
}

function Recorded({ decision }: { readonly decision: RecordedDecision }) {
  const { search, change } = useAddress();
  const { id, request, repeated } = decision;
  const open = useCallback((product: string | null) => change({ product }), [change]);
  return (
    <Decided
      list={{ ...decision, bundles: repeated?.list?.bundles ?? [] }}
      moment={request}
      product={textOf(search, 'product')}
      open={open}
      head={<RecordedHead decision={decision} />}
      empty={<Notice title="Nothing was offered">{<p>{repeated?.list?.empty?.message}</p>}</Notice>}
    >
      <WhyNotPanel
        about={['decision', id]}
        ask={async (product, signal) =>
          (await execute(WhyNotOfferedQuery, { decision: id, product }, signal)).whyNotOffered
        }
        product={textOf(search, 'missing')}
        choose={(missing) => change({ missing })}
      />
      {repeated?.list ? <FunnelPanel funnel={repeated.list.funnel} /> : null}
    </Decided>
  );
}
