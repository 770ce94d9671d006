import { Event, WhereforeError } from '@wherefore/contracts';
import { createKeyring } from '@wherefore/engine';
import type { Graph } from '@wherefore/graph';
import { findPoison } from '../src/apply/find-poison.js';
import { event } from './support/events.js';

it('bounds how often it tries where everything is refused', async () => {
  let trials = 0;
  const graph = {
    transaction() {
      trials += 1;
      return Promise.reject(new WhereforeError('INTERNAL', 'no'));
    },
  } as unknown as Graph;
  const keyring = createKeyring('a master key for tests, 32 characters or more');
  const events = Array.from({ length: 1_000 }, (_, index) =>
    Event.parse(event('product.viewed', { product: `p${index}`, customer: 'c' })),
  );
  const poison = await findPoison({ graph, keyring }, events);
  expect(poison.size).toBe(1_000);
  expect(trials).toBeLessThan(120);
});
