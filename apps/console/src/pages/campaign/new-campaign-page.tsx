import { Link } from '@tanstack/react-router';
import { useMay } from '../../session/use-may.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { CampaignForm } from './campaign-form.js';

/** Describes a campaign that no system has described. */
export default function NewCampaignPage() {
  const { merchandise, roles } = useMay();
  return (
    <>
      <PageHead
        title="New campaign"
        lead="A campaign says when something is promoted, and what. Boosts, discounts and caps for it are rules."
      />
      {merchandise ? (
        <CampaignForm campaign={null} />
      ) : (
        <Notice title="Campaigns are described by merchandisers" tone="warning">
          <p>
            You are signed in as {roles}. What there is can be read on the page of the{' '}
            <Link to="/campaigns">campaigns</Link>.
          </p>
        </Notice>
      )}
    </>
  );
}
