import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { type OpenApi, openApi } from './support/open-api.js';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
  for (const feed of ['shop', 'crm', 'web']) await publish(feed, `what ${feed} promises`);
  await api.ask('mutation { saveRules(rules: [], reason: "being rebuilt") { __typename } }');
}, SERVER_START_TIMEOUT_MS);
afterAll(() => api.close());

const publish = (feed: string, reason: string) =>
  api.ask(
    'mutation($contract: String!, $reason: String!) { publishFeedContract(contract: $contract, reason: $reason) { version } }',
    { contract: `feed: ${feed}\nowner: o\nevents: {}`, reason },
    'operator',
  );

interface Found {
  readonly nodes: readonly { readonly who: string; readonly what: string; readonly why: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
async function audit(variables: object): Promise<Found> {
  const { data, errors } = await api.ask(
    `query($first: Int! = 20, $after: String, $filter: AuditFilter) {
      audit(first: $first, after: $after, filter: $filter) {
        nodes { who what why before after at } pageInfo { hasNextPage endCursor }
      }
    }`,
    variables,
    'operator',
  );
  expect(errors).toBeUndefined();
  return data?.['audit'] as Found;
}
const reasons = ({ nodes }: Found) => nodes.map(({ why }) => why);

it('tells who changed what and why, latest first, a page at a time', async () => {
  const first = await audit({ first: 2, filter: { what: 'feeds.' } });
  expect(first.nodes).toEqual([
    expect.objectContaining({ who: 'operator@test', why: 'what web promises', before: null }),
    expect.objectContaining({ what: 'feeds.publish-contract', why: 'what crm promises' }),
  ]);
  await publish('late', 'said between two pages');
  const rest = await audit({ first: 2, filter: { what: 'feeds.' }, after: first.pageInfo.endCursor });
  expect([reasons(rest), rest.pageInfo.hasNextPage]).toEqual([['what shop promises'], false]);
});

it('filters by kind, person, text and time', async () => {
  await expect(audit({ filter: { what: 'rules.' } }).then(reasons)).resolves.toEqual(['being rebuilt']);
  await expect(audit({ filter: { who: 'ADMIN@' } }).then(reasons)).resolves.toEqual(['being rebuilt']);
  await expect(audit({ filter: { text: 'CRM' } }).then(reasons)).resolves.toEqual(['what crm promises']);
  await expect(audit({ filter: { since: '2100-01-01T00:00:00Z' } }).then(reasons)).resolves.toEqual([]);
  await expect(audit({ filter: { until: '2000-01-01T00:00:00Z' } }).then(reasons)).resolves.toEqual([]);
});

it('counts the kinds of change there were', async () => {
  const { data } = await api.ask('{ auditKinds { name count } }', {}, 'operator');
  expect(data?.['auditKinds']).toContainEqual({ name: 'rules.save', count: 1 });
});

it('refuses a cursor of another list, and those who are no operators', async () => {
  const reply = await api.ask('{ audit(after: "bm90aGluZw") { nodes { who } } }', {}, 'operator');
  expect(reply.errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  for (const query of ['{ audit { nodes { who } } }', '{ jobs { dashboard } }']) {
    const { errors } = await api.ask(query, {}, 'merchandiser');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});

it('tells what waits in each queue, and where the dashboard is', async () => {
  await api.postEvents(
    JSON.stringify({ id: '1', source: 'web', type: 'price.changed', occurredAt: new Date(), payload: {} }),
  );
  const { data } = await api.ask(
    '{ jobs { queues { name waiting failed workers } backlog { priority batches } dashboard } }',
    {},
    'operator',
  );
  expect(data?.['jobs']).toMatchObject({
    queues: [
      { name: 'apply-live', waiting: 1, failed: 0, workers: 0 },
      { name: 'apply-batch', waiting: 0 },
      { name: 'models', waiting: 0 },
    ],
    backlog: [
      { priority: 'interactive', batches: 0 },
      { priority: 'feed', batches: 1 },
      { priority: 'bulk', batches: 0 },
    ],
    dashboard: '/jobs',
  });
});

it('serves the job dashboard to this origin, without asking another host for anything', async () => {
  const { body, headers } = await api.app.inject({ url: '/jobs' });
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
  expect(body).toContain('static/js/main');
  expect(body).not.toMatch(/(href|src)="https?:/);
});
