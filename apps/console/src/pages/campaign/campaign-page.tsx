import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { execute } from '../../api/execute.js';
import { Panel } from '../../explanation/panel.js';
import { day } from '../../format/dates.js';
import { percent } from '../../format/numbers.js';
import { type CampaignInWhole, CampaignQuery } from '../../operations/campaigns.js';
import { useMay } from '../../session/use-may.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { useAddress } from '../../url/use-address.js';
import { CampaignForm, MOST_PRODUCTS } from './campaign-form.js';
import classes from './campaign-page.module.css';
import { CampaignRules } from './campaign-rules.js';

/** One campaign: what it is, what came of it, and the rules that have to do with it. */
export default function CampaignPage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['campaign', id],
    queryFn: ({ signal }) => execute(CampaignQuery, { id, first: MOST_PRODUCTS }, signal),
    staleTime: 0,
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={300} aria-label="Reading the campaign" />;
  if (data.campaign === null)
    return (
      <Notice title={`There is no campaign ${id}`} urgent>
        <p>
          All of them are on the page of the <Link to="/campaigns">campaigns</Link>. One that was described
          just now appears once a worker has applied it.
        </p>
      </Notice>
    );
  return <Whole campaign={data.campaign} />;
}

function Whole({ campaign }: { readonly campaign: CampaignInWhole }) {
  const { merchandise } = useMay();
  const { id, name, startsAt, endsAt, channel, source, products, promoted } = campaign;
  const from = startsAt === null ? 'without a beginning' : `from ${day(startsAt)}`;
  const until = endsAt === null ? 'without an end' : `until ${day(endsAt)}`;
  return (
    <>
      <PageHead
        title={name}
        lead={`${channel ?? 'No channel named'}, ${from}, ${until}. Described by ${source ?? 'nobody'}, under the id ${id}.`}
      />
      <Figures campaign={campaign} />
      <Panel title={`Promotes: ${products}`}>
        {promoted.length === 0 ? (
          <p>It names no products.</p>
        ) : (
          <p>
            {promoted.map((product) => product.title).join(', ')}
            {products > promoted.length ? ` and ${products - promoted.length} more` : ''}.
          </p>
        )}
      </Panel>
      <CampaignRules id={id} products={promoted.map((product) => product.id)} />
      {!merchandise ? (
        <Notice title="You can read it, not change it">
          <p>Campaigns are described by merchandisers and approvers, and by the systems they come from.</p>
        </Notice>
      ) : products > promoted.length ? (
        <Notice title="It promotes too many products to be described here">
          <p>Describing it anew would lose those that are not shown: change it where it comes from.</p>
        </Notice>
      ) : (
        <CampaignForm key={`${name} ${startsAt} ${endsAt} ${channel} ${products}`} campaign={campaign} />
      )}
    </>
  );
}

const Figures = ({ campaign }: { readonly campaign: CampaignInWhole }) => {
  const { reached, contacts, answered, redeemed, redemptions, orders } = campaign;
  return (
    <Panel title="What came of it">
      <dl className={classes.figures}>
        <div>
          <dt>Customers reached</dt>
          <dd>{reached}</dd>
        </div>
        <div>
          <dt>Contacts</dt>
          <dd>{contacts}</dd>
        </div>
        <div>
          <dt>Redeemed, of those reached</dt>
          <dd>
            {answered}
            {reached === 0 ? '' : ` (${percent(answered / reached)})`}
          </dd>
        </div>
        <div>
          <dt>Customers who redeemed</dt>
          <dd>{redeemed}</dd>
        </div>
        <div>
          <dt>Redemptions</dt>
          <dd>{redemptions}</dd>
        </div>
        <div>
          <dt>Orders of those reached, while it ran</dt>
          <dd>
            {orders.orders}
            {orders.more ? ' or more' : ''}
          </dd>
        </div>
        <div>
          <dt>Of these, with something promoted</dt>
          <dd>{orders.promoted}</dd>
        </div>
      </dl>
      <p className={classes.about}>
        Orders while it ran are not its effect: many would have come without it. What a campaign changed is
        measured where some were left out by lot, with <code>wherefore uplift</code>; whom to aim one at, with{' '}
        <code>wherefore aim</code>. Offers that were shown and clicked for a campaign are in the log of
        events, and are not counted here.
      </p>
    </Panel>
  );
};
