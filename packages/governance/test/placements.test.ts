import { Placement } from '@wherefore/contracts';
import { DEFAULT_PLACEMENTS } from '@wherefore/governance';

it.each(DEFAULT_PLACEMENTS.map((placement) => [placement.id, placement] as const))(
  '%s is a placement that can be saved as it is',
  (_, placement) => {
    expect(Placement.parse(placement)).toEqual(placement);
    expect(placement.intents.discover).toBeGreaterThan(0);
  },
);

it('asks for consent where the shop calls on people, and keeps the night quiet', () => {
  const byId = new Map(DEFAULT_PLACEMENTS.map((one) => [one.id, one]));
  expect(byId.size).toBe(DEFAULT_PLACEMENTS.length);
  expect(byId.get('email')?.constraints.consent).toBe(true);
  expect(byId.get('push')?.constraints).toMatchObject({ consent: true, quietHours: { from: 21, to: 8 } });
});
