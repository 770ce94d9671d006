import { setTimeout as delay } from 'node:timers/promises';
import { listChanges } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { openToyShop, type ToyShopApi } from './support/open-toy-shop.js';

const SAVE = `mutation ($campaign: CampaignInput!, $reason: String!) {
  saveCampaign(campaign: $campaign, reason: $reason) {
    ... on SavedCampaign { id inEffect }
    ... on CampaignRefused { message }
  }
}`;
const SHOW = `query ($id: ID!) {
  campaign(id: $id) {
    id name channel startsAt endsAt source products reached contacts answered redeemed redemptions
    promoted { id title } orders { orders promoted more }
  }
}`;
const AUGUST = {
  id: 'summer',
  name: 'Summer sale',
  channel: 'email',
  startsAt: '2026-08-01T00:00:00.000Z',
  endsAt: '2026-09-01T00:00:00.000Z',
  products: ['pegs', 'tent'],
};

describe('campaigns over GraphQL', () => {
  let shop: ToyShopApi;
  beforeAll(async () => {
    shop = await openToyShop();
    await shop.work();
  }, SERVER_START_TIMEOUT_MS);
  afterAll(() => shop.close());

  const save = async (campaign: object, reason = 'Season', role?: 'merchandiser' | 'analyst') => {
    const { data, errors } = await shop.ask(SAVE, { campaign, reason }, role);
    return errors?.[0]?.extensions ?? data?.['saveCampaign'];
  };
  const show = async (id: string) => (await shop.ask(SHOW, { id })).data?.['campaign'];

  it('are described, hold at once, and say what those they reached ordered while they ran', async () => {
    expect(await save(AUGUST, 'Season', 'merchandiser')).toEqual({ id: 'summer', inEffect: true });
    const event = (type: string, customer: string) => ({
      id: `${type}-${customer}`,
      source: 'crm',
      type,
      occurredAt: '2026-08-02T00:00:00.000Z',
      payload: { campaign: 'summer', customer },
    });
    // c000 ordered a tent with pegs in August, c002 shoes with socks.
    const sent = [
      event('campaign.contacted', 'c000'),
      event('campaign.contacted', 'c002'),
      event('campaign.redeemed', 'c000'),
      event('campaign.redeemed', 'c004'),
    ];
    const { batch } = (await shop.postEvents(JSON.stringify(sent))).json<{ readonly batch: string }>();
    while ((await shop.queue.pending([batch])) > 0) await delay(15);
    expect(await show('summer')).toEqual({
      ...AUGUST,
      source: 'console',
      products: 2,
      promoted: [
        { id: 'pegs', title: 'Tent pegs' },
        { id: 'tent', title: 'Tent' },
      ],
      reached: 2,
      contacts: 2,
      answered: 1,
      redeemed: 2,
      redemptions: 2,
      orders: { orders: 2, promoted: 1, more: false },
    });
    const { data } = await shop.ask('{ campaigns { id reached } }', {}, 'analyst');
    expect(data).toEqual({ campaigns: [{ id: 'summer', reached: 2 }] });
  });

  it('are described anew by whoever is latest, with who and why in the audit trail', async () => {
    const shorter = { id: 'summer', name: 'Last days', products: ['tent'] };
    expect(await save(shorter, 'It runs out')).toMatchObject({ inEffect: true });
    expect(await show('summer')).toMatchObject({
      name: 'Last days',
      channel: null,
      endsAt: null,
      products: 1,
    });
    const audits = await shop.graph.read(listChanges, { what: 'campaigns.', limit: 1 });
    expect(audits).toMatchObject([{ who: 'admin@test', what: 'campaigns.save', why: 'It runs out' }]);
    expect(JSON.parse(audits[0]?.before ?? '')).toMatchObject({ name: 'Summer sale', products: 2 });
  });

  it('are refused with what is wrong, and to those who may not', async () => {
    expect(await save({ ...AUGUST, endsAt: AUGUST.startsAt })).toEqual({
      message: 'It ends before it begins.',
    });
    expect(await save(AUGUST, ' ')).toEqual({ message: 'Say why.' });
    expect(await save({ ...AUGUST, name: ' ' })).toEqual({ message: expect.stringContaining('name') });
    expect(await save(AUGUST, 'Season', 'analyst')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await show('winter')).toBeNull();
  });
});
