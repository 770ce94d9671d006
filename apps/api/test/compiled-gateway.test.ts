import { randomUUID } from 'node:crypto';
import {
  execute,
  type ExecutionResult,
  GraphQLEnumType,
  GraphQLError,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  getOperationAST,
  parse,
  validate,
} from 'graphql';
import { GraphQLISODateTime } from 'type-graphql';
import { compiledExecutor } from '../src/graphql/compiled-gateway.js';
import { buildApiSchema } from '../src/graphql/schema.js';

const AT = new Date('2026-01-02T03:04:05.678Z');
const Kind = new GraphQLEnumType({
  name: 'Kind',
  values: { SMALL: { value: 'is-small' }, LARGE: { value: 2 } },
});
const Tree: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Tree',
  fields: () => ({
    name: { type: new GraphQLNonNull(GraphQLString), defaultValue: 'twig' },
    trees: { type: new GraphQLList(Tree) },
  }),
});
const Inner = new GraphQLInputObjectType({
  name: 'Inner',
  fields: { size: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 1 }, count: { type: GraphQLInt } },
});
const Box = new GraphQLInputObjectType({
  name: 'Box',
  fields: () => ({
    label: { type: new GraphQLNonNull(GraphQLString), defaultValue: 'box' },
    kind: { type: new GraphQLNonNull(Kind), defaultValue: 2 },
    count: { type: GraphQLInt, defaultValue: 7 },
    note: { type: GraphQLString },
    inner: { type: Inner },
    labels: { type: new GraphQLList(GraphQLString), defaultValue: ['x'] },
  }),
});
const Thing: GraphQLObjectType = new GraphQLObjectType({
  name: 'Thing',
  fields: () => ({
    id: { type: new GraphQLNonNull(GraphQLString) },
    kind: { type: Kind },
    at: { type: GraphQLISODateTime },
    lazy: { type: GraphQLString },
    sure: { type: new GraphQLNonNull(GraphQLString) },
    slow: { type: GraphQLString, resolve: (thing: { id: string }) => Promise.resolve(`slow ${thing.id}`) },
    late: { type: GraphQLString, resolve: () => Promise.reject(new Error('too late')) },
    broken: {
      type: GraphQLString,
      resolve: () => {
        throw new GraphQLError('broken', { extensions: { code: 'BAD_INPUT' } });
      },
    },
    sum: {
      type: GraphQLString,
      args: { tree: { type: Tree }, box: { type: Box }, boxes: { type: new GraphQLList(Box) } },
      resolve: (_, args: object) => JSON.stringify(args),
    },
    times: {
      type: GraphQLInt,
      args: { by: { type: GraphQLInt, defaultValue: 3 }, kind: { type: Kind } },
      resolve: (_, { by, kind }: { by: number; kind?: unknown }) => by * (kind === 2 ? 100 : 1),
    },
    who: { type: GraphQLString, resolve: (_, __, context: { who: string }) => context.who },
    more: { type: new GraphQLList(new GraphQLNonNull(Thing)) },
  }),
});
const No = new GraphQLObjectType({ name: 'No', fields: { message: { type: GraphQLString } } });
const Answer = new GraphQLUnionType({
  name: 'Answer',
  types: [Thing, No],
  resolveType: (value) => ('message' in (value as object) ? 'No' : 'Thing'),
});
const lists: Record<string, unknown> = {
  get lazy() {
    return 'made when read';
  },
  id: 't',
  kind: 'is-small',
  at: AT,
  sure: 'sure',
  more: [
    { id: 'u', kind: 2, at: AT.toISOString(), sure: 's', more: [] },
    { id: 'v', kind: null, sure: null },
  ],
};
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      thing: { type: Thing, resolve: () => lists },
      answers: { type: new GraphQLList(Answer), resolve: async () => [lists, { message: 'no' }, null] },
      wrong: { type: Thing, resolve: () => ({ id: null, kind: 'unknown', at: 'not a date' }) },
    },
  }),
});

const DOCUMENTS: [string, Record<string, unknown>][] = [
  ['{ thing { id kind at lazy } }', {}],
  ['{ a: thing { b: id slow who } c: thing { times } }', {}],
  ['{ answers { __typename ... on Thing { id times(by: 4) } ... on No { message } } }', {}],
  ['query($by: Int, $kind: Kind = LARGE) { thing { times(by: $by, kind: $kind) } }', {}],
  [
    'query($by: Int, $kind: Kind = LARGE) { thing { times(by: $by, kind: $kind) } }',
    { by: 2, kind: 'SMALL' },
  ],
  ['query($by: Int) { thing { times(by: $by) } }', { by: 'two' }],
  ['query($by: Int!) { thing { times(by: $by) } }', {}],
  [
    'query($yes: Boolean!) { thing { id @include(if: $yes) kind @skip(if: $yes) ...F @include(if: $yes) } } fragment F on Thing { at }',
    { yes: true },
  ],
  [
    'query($yes: Boolean!) { thing { id @include(if: $yes) kind @skip(if: $yes) ...F @include(if: $yes) } } fragment F on Thing { at }',
    { yes: false },
  ],
  ['query($box: Box, $boxes: [Box]) { thing { sum(box: $box, boxes: $boxes) } }', {}],
  ['query($box: Box, $boxes: [Box]) { thing { sum(box: $box, boxes: $boxes) } }', { box: {} }],
  [
    'query($box: Box, $boxes: [Box]) { thing { sum(box: $box, boxes: $boxes) } }',
    { box: { label: 'l', kind: 'SMALL', count: null, note: 'n', inner: { size: 3 } } },
  ],
  ['query($box: Box, $boxes: [Box]) { thing { sum(box: $box, boxes: $boxes) } }', { box: { label: null } }],
  ['query($box: Box, $boxes: [Box]) { thing { sum(box: $box, boxes: $boxes) } }', { box: { other: 1 } }],
  [
    'query($box: Box, $boxes: [Box]) { thing { sum(box: $box, boxes: $boxes) } }',
    { boxes: [{}, null, { labels: 'one' }] },
  ],
  ['query($box: Box, $boxes: [Box]) { thing { sum(box: $box, boxes: $boxes) } }', { boxes: { inner: {} } }],
  ['query($box: Box, $boxes: [Box]) { thing { sum(box: $box, boxes: $boxes) } }', { box: null, boxes: null }],
  ['query($box: Box, $boxes: [Box]) { thing { sum(box: $box, boxes: $boxes) } }', { box: [] }],
  ['query($box: Box, $boxes: [Box]) { thing { sum(box: $box, boxes: $boxes) } }', { box: 'text' }],
  ['query($box: Box, $boxes: [Box]) { thing { sum(box: $box, boxes: $boxes) } }', { box: { kind: 'HUGE' } }],
  [
    'query($label: String! = "d", $kind: Kind! = SMALL) { thing { sum(box: { label: $label, kind: $kind, inner: {} }) } }',
    {},
  ],
  ['query($box: Box! = { label: "d", inner: { count: 1 } }) { thing { sum(box: $box) } }', {}],
  ['query($box: Box! = { label: "d" }) { thing { sum(box: $box) } }', { box: null }],
  ['{ thing { sum(tree: { trees: [{}, { trees: [{ name: "leaf" }] }] }) } }', {}],
  [
    'query($tree: Tree) { thing { sum(tree: $tree) } }',
    { tree: { trees: [{}, { trees: [{ name: 'leaf' }] }] } },
  ],
  ['query($count: Int) { thing { sum(box: { count: $count }, boxes: [{}]) } }', {}],
  ['{ thing { more { id kind at more { id } } } }', {}],
  ['{ thing { id broken late slow } }', {}],
  ['{ thing { more { sure } } other: thing { sure } }', {}],
  ['{ wrong { kind } }', {}],
  ['{ wrong { at } }', {}],
  ['{ wrong { id } thing { id } }', {}],
  ['{ __schema { queryType { name } } __type(name: "Kind") { enumValues { name } } }', {}],
];

/** What leaves as JSON: getters read, errors as they are sent. */
const asSent = (result: ExecutionResult) =>
  JSON.parse(JSON.stringify({ data: result.data, errors: sorted(result.errors) })) as unknown;
const sorted = (errors: ExecutionResult['errors']) =>
  errors === undefined || errors.length === 0
    ? undefined
    : [...errors].sort((a, b) => a.message.localeCompare(b.message));

describe('compiled execution', () => {
  const run = compiledExecutor(schema);
  const ask = (text: string, variables: Record<string, unknown>, context: object) => {
    const document = parse(text);
    const operationName = null;
    const operation = getOperationAST(document);
    return run({
      queryHash: text,
      document,
      operation,
      operationName,
      request: { variables },
      context,
    } as never);
  };

  it.each(DOCUMENTS)(
    'answers as graphql-js does, at first and once compiled: %s %j',
    async (text, variables) => {
      const document = parse(text);
      expect(validate(schema, document)).toEqual([]);
      for (let time = 1; time <= 5; time += 1) {
        const context = { who: `caller ${time}` };
        const expected = await execute({
          schema,
          document,
          variableValues: variables,
          contextValue: context,
        });
        expect(asSent(await ask(text, variables, context))).toEqual(asSent(expected));
      }
    },
  );

  it('keeps the operations of one document apart', async () => {
    const text = 'query A { thing { id } } query B { thing { kind } }';
    const document = parse(text);
    const named = (operationName: string) => {
      const operation = getOperationAST(document, operationName);
      return run({ queryHash: text, document, operation, operationName, request: {}, context: {} } as never);
    };
    for (let time = 1; time <= 5; time += 1) {
      expect(await named('A')).toMatchObject({ data: { thing: { id: 't' } } });
      expect(await named('B')).toMatchObject({ data: { thing: { kind: 'SMALL' } } });
    }
  });

  it('keeps the code of errors', async () => {
    for (let time = 1; time <= 5; time += 1) {
      const { errors } = await ask('{ thing { broken } }', {}, {});
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_INPUT');
    }
  });

  it('serves thousands of different documents', async () => {
    for (let time = 0; time < 1000; time += 1) {
      const alias = `a${randomUUID().replaceAll('-', '')}`;
      expect(await ask(`{ ${alias}: thing { id } }`, {}, {})).toMatchObject({
        data: { [alias]: { id: 't' } },
      });
    }
  });
});

describe('compiled execution of our own schema', () => {
  const own = buildApiSchema();
  const query = own.getQueryType()?.getFields();
  const list = {
    id: 'd1',
    at: AT,
    offers: [
      { rank: 1, product: { id: 'p', title: 'P' }, price: { amount: 2.5, currency: 'EUR' }, score: -1.5 },
    ],
  };

  it.each([
    ['a list', list],
    ['a refusal', { code: 'unknown-placement', message: 'There is no such placement' }],
    ['a failure', new Error('out of order')],
  ])('answers offers with %s as graphql-js does', async (_, answer) => {
    if (query?.['offers'] === undefined) throw new Error('no query "offers"');
    query['offers'].resolve = () =>
      answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    const run = compiledExecutor(own);
    const text = `query($input: OffersInput!) { offers(input: $input) { __typename
      ... on OfferList { id at offers { rank product { id title } price { amount currency } score } }
      ... on RequestRefused { code message } } }`;
    const document = parse(text);
    const variables = { input: { customer: 'c', first: 10 } };
    const expected = asSent(await execute({ schema: own, document, variableValues: variables }));
    for (let time = 1; time <= 5; time += 1) {
      const operation = getOperationAST(document);
      const request = {
        queryHash: text,
        document,
        operation,
        operationName: null,
        request: { variables },
        context: {},
      };
      expect(asSent(await run(request as never))).toEqual(expected);
    }
  });
});
