import { type Principal, type Role, ROLES, rolesWith } from '@wherefore/contracts';
import { type DocumentNode, getOperationAST, parse, validate } from 'graphql';
import { createAuthorize } from '../src/graphql/access/authorize.js';
import { buildApiSchema } from '../src/graphql/schema.js';

const schema = buildApiSchema();
const authorize = createAuthorize(schema);
const principal = (role: Role, customer: string | null = null): Principal => ({
  subject: role,
  roles: rolesWith([role]),
  customer,
});

function decide(who: Principal, text: string | DocumentNode, variables: Record<string, unknown> = {}) {
  const document = typeof text === 'string' ? parse(text) : text;
  expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) throw new Error('no operation');
  return authorize(who, { document, operation, variables });
}

const offers = (selection: string, input = '{first: 1}') =>
  `{ offers(input: ${input}) { ... on OfferList { offers { ${selection} } } } }`;
const OPERATIONS: Record<string, { text: string; roles: readonly Role[] }> = {
  'offers of the storefront': {
    text: offers('product { title } price { amount } score because { headline firstPath { text } }'),
    roles: ROLES,
  },
  'the catalogue': { text: '{ product(id: "p") { id title price { amount } } }', roles: ROLES },
  contributions: {
    text: offers('because { contributions { label value } }'),
    roles: ['merchandiser', 'approver', 'analyst', 'admin'],
  },
  refusals: {
    text: '{ offers(input: {}) { ... on OfferList { refused { rule } } } }',
    roles: ['merchandiser', 'approver', 'analyst', 'admin'],
  },
  cypher: { text: offers('because { cypher { statement } }'), roles: ['analyst', 'admin'] },
  customers: {
    text: '{ customers { nodes { id } } }',
    roles: ['merchandiser', 'approver', 'analyst', 'admin'],
  },
  'stock of a product': {
    text: '{ product(id: "p") { stock } }',
    roles: ['storefront', 'merchandiser', 'approver', 'analyst', 'operator', 'admin'],
  },
  system: {
    text: '{ system { epoch queue { waiting } } }',
    roles: ['merchandiser', 'approver', 'analyst', 'operator', 'admin'],
  },
  quarantine: { text: '{ quarantine { nodes { reason } } }', roles: ['operator', 'admin'] },
  discard: {
    text: 'mutation { discardQuarantined(ids: ["1"], reason: "no use") }',
    roles: ['operator', 'admin'],
  },
  replay: { text: 'mutation { replayQuarantined(ids: ["1"]) { replayed } }', roles: ['operator', 'admin'] },
};

describe('roles', () => {
  it.each(Object.entries(OPERATIONS))('%s: for its audience only', (_, { text, roles }) => {
    const allowed = ROLES.filter((role) => decide(principal(role), text) === null);
    expect(allowed).toEqual(ROLES.filter((role) => roles.includes(role)));
  });

  it('say which fields are too much, and for whom they are', () => {
    const refusal = decide(principal('storefront'), offers('propensity because { cypher { statement } }'));
    expect(refusal?.extensions).toMatchObject({ code: 'FORBIDDEN', http: { status: 403 } });
    expect(refusal?.message).toContain('Offer.propensity: for merchandiser, analyst');
    expect(refusal?.message).toContain('Because.cypher, CypherStatement.statement: for analyst');
  });

  it('ask those who sent no token for one', () => {
    const nobody = { ...principal('shopper'), subject: '' };
    expect(decide(nobody, '{ customers { nodes { id } } }')?.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
      http: { status: 401 },
    });
  });

  it('let nothing through for a token without roles', () => {
    const nobody = { subject: 's', roles: new Set<Role>(), customer: null };
    expect(decide(nobody, '{ product(id: "p") { id } }')?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    'query { ...A } fragment A on Query { ...B } fragment B on Query { customers { nodes { id } } }',
    '{ ... on Query { x: customers { nodes { y: id } } } }',
    '{ customers @include(if: true) { nodes { id } } }',
    'query($no: Boolean = false) { product(id: "p") { id } customers @skip(if: $no) { nodes { id } } }',
    'query($no: Boolean!) { ...A @skip(if: $no) ...A } fragment A on Query { customers { nodes { id } } }',
  ])('are not got round by %s', (text) => {
    expect(decide(principal('shopper'), text, { no: true })?.extensions['code'] ?? 'allowed').toBe(
      text.includes('= false') ? 'allowed' : 'FORBIDDEN',
    );
    if (text.includes('= false'))
      expect(decide(principal('shopper'), text)?.extensions['code']).toBe('FORBIDDEN');
  });

  it('do not ask for what the variables leave out', () => {
    const document = parse(
      'query($cypher: Boolean = false) { offers(input: {}) { ... on OfferList { offers { because { headline cypher @include(if: $cypher) { statement } } } } } }',
    );
    const merchandiser = principal('merchandiser');
    expect(decide(merchandiser, document)).toBeNull();
    expect(decide(merchandiser, document, { cypher: false })).toBeNull();
    expect(decide(merchandiser, document, { cypher: true })?.extensions['code']).toBe('FORBIDDEN');
    expect(decide(principal('analyst'), document, { cypher: true })).toBeNull();
  });

  it('walk every fragment once, however often it is spread', () => {
    const doubled = Array.from(
      { length: 40 },
      (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`,
    );
    const text = `{ ...F0 } ${doubled.join(' ')} fragment F40 on Query { customers { nodes { id } } }`;
    const document = parse(text);
    const operation = getOperationAST(document);
    if (operation === null || operation === undefined) throw new Error('no operation');
    const started = performance.now();
    expect(authorize(principal('shopper'), { document, operation, variables: {} })).not.toBeNull();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a token that names a customer', () => {
  const asked = 'query($input: OffersInput!) { offers(input: $input) { __typename } }';
  const byName = 'query($c: ID = "c2") { offers(input: {customer: $c}) { __typename } }';
  const reported = 'mutation($events: [TrackInput!]!) { track(events: $events) { accepted } }';

  it.each<[string, string, Record<string, unknown>]>([
    ['in a variable', asked, { input: { customer: 'c2' } }],
    ['in the text', offers('rank', '{customer: "c2"}'), {}],
    ['in a variable of its own', byName, { c: 'c2' }],
    ['by default', byName, {}],
    ['as a number', offers('rank', '{customer: 2}'), {}],
    ['in a list', reported, { events: [{ type: 'VIEW', product: 'p', customer: 'c2' }] }],
    [
      'in a fragment',
      'query { ...A } fragment A on Query { offers(input: {customer: "c2"}) { __typename } }',
      {},
    ],
  ])('may not act for another, named %s', (_, text, variables) => {
    for (const role of ['shopper', 'storefront', 'merchandiser'] as const)
      expect(decide(principal(role, 'c1'), text, variables)?.extensions['code']).toBe('FORBIDDEN');
    expect(decide(principal('shopper'), text, variables)?.extensions['code']).toBe('FORBIDDEN');
    expect(decide(principal('storefront'), text, variables)).toBeNull();
  });

  it('may act for that one, and for strangers', () => {
    const c1 = principal('shopper', 'c1');
    expect(decide(c1, asked, { input: { customer: 'c1' } })).toBeNull();
    expect(decide(c1, asked, { input: { session: 's' } })).toBeNull();
    expect(decide(c1, asked, { input: { customer: null } })).toBeNull();
    expect(decide(principal('shopper'), asked, { input: { session: 's' } })).toBeNull();
  });
});
