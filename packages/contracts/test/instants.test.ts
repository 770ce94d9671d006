import { Event } from '@wherefore/contracts';

it('instants in payloads come out in UTC, whatever offset or fraction a feed writes', () => {
  const parsed = Event.parse({
    id: 'c',
    source: 'crm',
    type: 'campaign.upserted',
    occurredAt: '2026-01-01T00:00:00Z',
    payload: {
      campaign: 'c',
      name: 'n',
      startsAt: '2026-01-01T00:00:00+23:59',
      endsAt: '2026-01-01T00:00:00.1234567891234Z',
    },
  });
  expect(parsed.payload).toMatchObject({
    startsAt: '2025-12-31T00:01:00.000Z',
    endsAt: '2026-01-01T00:00:00.123Z',
  });
});
