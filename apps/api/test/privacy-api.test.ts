import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { openApi, type OpenApi } from './support/open-api.js';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => api.close());
jest.setTimeout(SERVER_START_TIMEOUT_MS);

const FORGET = `mutation ($person: PersonInput!, $reason: String!) {
  forgetPerson(person: $person, reason: $reason) { id by why found customers ordersKept stores { store found } amountsKept { amount } }
}`;
const EXPORT = `mutation ($customer: ID!) { exportPerson(customer: $customer, reason: "asked") }`;

it('is for admins, who get a receipt that names nobody, and what there was of somebody before', async () => {
  await api.graph.runText("CREATE (:Customer {id: 'jane-doe', pseudonym: 'p_of_jane', country: 'DE'})");
  const asked = { person: { customer: 'jane-doe' }, reason: 'jane-doe wrote' };
  for (const role of ['operator', 'analyst', 'merchandiser', 'shopper'] as const) {
    const { errors } = await api.ask(FORGET, asked, role);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await api.ask(EXPORT, { customer: 'jane-doe' }, role)).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  }
  const exported = await api.ask(EXPORT, { customer: 'jane-doe' });
  expect(exported.data?.['exportPerson']).toMatchObject({ v: 1, provided: { country: 'DE' } });
  const { data, errors } = await api.ask(FORGET, asked);
  expect(errors).toBeUndefined();
  expect(data?.['forgetPerson']).toMatchObject({
    found: true,
    customers: 1,
    why: '[forgotten] wrote',
    ordersKept: 0,
  });
  expect(JSON.stringify(data)).not.toContain('jane');
  const [row] = await api.graph.runText("MATCH (c:Customer {id: 'jane-doe'}) RETURN count(c) AS left");
  expect(row?.['left']).toBe(0);
  const trail = await api.graph.runText(
    'MATCH (a:Audit) RETURN a.what AS what, a.why AS why, a.after AS after',
  );
  expect(trail.map(({ what }) => what).sort()).toEqual(['person.export', 'person.forget']);
  expect(JSON.stringify(trail)).not.toContain('jane');
});

it('wants one way to name the person, and a reason', async () => {
  const two = { person: { customer: 'a', email: 'a@example.org' }, reason: 'asked' };
  expect((await api.ask(FORGET, two)).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  const silent = { person: { phone: '1' }, reason: ' ' };
  expect((await api.ask(FORGET, silent)).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
});
