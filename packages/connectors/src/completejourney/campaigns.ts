import type { EventInput } from '@wherefore/contracts';
import { eventId } from '../event-id.js';
import type { TableOutcome } from '../file-connector.js';
import { instantOf, textOf } from '../read-field.js';
import type { ReadableRecord } from '../source-record.js';
import { admit, combine, reject, skip } from '../table-outcome.js';
import { RECORDED_FROM, SOURCE } from './source.js';

/** As many as a campaign may name in the contract. */
const MAX_PRODUCTS = 100_000;

/**
 * One campaign: its description, its coupons (what it promotes), the households it was sent to and their redemptions.
 * When it was sent is not recorded; its first day stands for it.
 */
export function campaignOf(records: readonly ReadableRecord[]): TableOutcome {
  const campaign = records[0] && textOf(records[0].fields, 'campaign_id');
  if (campaign === undefined) return reject(records, 'campaign_id is missing');
  const ofKind = (kind: Kind) => records.filter((record) => kindOf(record) === kind);
  const [description, ...repeated] = ofKind('description');
  const startsAt = description && instantOf(description.fields, 'start_date');
  const context = { campaign, startsAt: startsAt ?? RECORDED_FROM };
  return combine(
    campaignItself(context, description, ofKind('coupon')),
    reject(repeated, 'describes a campaign a second time'),
    ...ofKind('contact').map((record) => contactOf(context, record)),
    ...ofKind('redemption').map((record) => redemptionOf(context, record)),
  );
}

type Kind = 'description' | 'coupon' | 'redemption' | 'contact';

interface CampaignContext {
  readonly campaign: string;
  readonly startsAt: string;
}

/** The four files are told apart by their columns. */
function kindOf({ fields }: ReadableRecord): Kind {
  if ('start_date' in fields) return 'description';
  if ('redemption_date' in fields) return 'redemption';
  return 'product_id' in fields ? 'coupon' : 'contact';
}

function campaignItself(
  { campaign, startsAt }: CampaignContext,
  description: ReadableRecord | undefined,
  coupons: readonly ReadableRecord[],
): TableOutcome {
  const productOf = ({ fields }: ReadableRecord) => textOf(fields, 'product_id');
  const unknown = coupons.filter((coupon) => productOf(coupon) === undefined);
  const promoted = new Set(
    [...new Set(coupons.flatMap((coupon) => productOf(coupon) ?? []))].slice(0, MAX_PRODUCTS),
  );
  const carried = coupons.filter((coupon) => promoted.has(productOf(coupon) ?? ''));
  const carriers = [...(description === undefined ? [] : [description]), ...carried];
  if (carriers.length === 0) return reject(unknown, 'product_id is missing');
  const type = description && textOf(description.fields, 'campaign_type');
  const endsAt = description && instantOf(description.fields, 'end_date');
  const payload = {
    campaign,
    name: `Campaign ${campaign}${type === undefined ? '' : ` (${type})`}`,
    ...(description && { startsAt }),
    ...(endsAt !== undefined && { endsAt }),
    products: [...promoted],
  };
  return combine(
    admit(carriers, [
      {
        id: `campaign:${campaign}`,
        source: SOURCE,
        type: 'campaign.upserted',
        occurredAt: startsAt,
        payload,
      },
    ]),
    reject(unknown, 'product_id is missing'),
    skip(
      coupons.length - unknown.length - carried.length,
      `a campaign names at most ${MAX_PRODUCTS} products; this coupon's is beyond`,
    ),
  );
}

function contactOf({ campaign, startsAt }: CampaignContext, record: ReadableRecord): TableOutcome {
  const customer = textOf(record.fields, 'household_id');
  if (customer === undefined) return reject([record], 'household_id is missing');
  const contact: EventInput = {
    id: eventId('contacted', campaign, customer),
    source: SOURCE,
    type: 'campaign.contacted',
    occurredAt: startsAt,
    payload: { campaign, customer },
  };
  return admit([record], [contact]);
}

function redemptionOf({ campaign }: CampaignContext, record: ReadableRecord): TableOutcome {
  const customer = textOf(record.fields, 'household_id');
  const coupon = textOf(record.fields, 'coupon_upc');
  const occurredAt = instantOf(record.fields, 'redemption_date');
  if (customer === undefined) return reject([record], 'household_id is missing');
  if (occurredAt === undefined) return reject([record], 'redemption_date is missing or no date');
  const redemption: EventInput = {
    id: eventId('redeemed', campaign, customer, coupon ?? '', occurredAt),
    source: SOURCE,
    type: 'campaign.redeemed',
    occurredAt,
    payload: { campaign, customer, ...(coupon !== undefined && { coupon }) },
  };
  return admit([record], [redemption]);
}
