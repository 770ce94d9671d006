import { ALL_STATEMENTS, readMigrations, readSchemaCatalogue } from '@wherefore/graph';
import { type CypherNames, namesIn } from './support/cypher-names.js';

const catalogue = readSchemaCatalogue();
const things = { ...catalogue.labels, ...catalogue.relationships };
const texts = [
  ...ALL_STATEMENTS.map(({ name, text }) => [name, text] as const),
  ...readMigrations().flatMap(({ name, statements }) => statements.map((text) => [name, text] as const)),
].map(([name, text]) => [name, namesIn(text)] as const);

const propertiesOf = (thing: string): string[] => [
  ...(things[thing]?.provenance ?? []),
  ...Object.keys(things[thing]?.properties ?? {}),
];
const everyProperty = new Set(Object.keys(things).flatMap(propertiesOf));

function strangersIn({ labels, types, properties, hops }: CypherNames): string[] {
  return [
    ...labels.filter((label) => !(label in catalogue.labels)).map((label) => `label ${label}`),
    ...types.filter((type) => !(type in catalogue.relationships)).map((type) => `type ${type}`),
    ...properties
      .filter(({ name, on }) =>
        on.length > 0 ? !on.some((thing) => propertiesOf(thing).includes(name)) : !everyProperty.has(name),
      )
      .map(({ name, on }) => `property ${name} of ${on.join(' or ') || 'anything'}`),
    ...hops
      .filter(({ type, from, to }) => {
        const known = catalogue.relationships[type];
        return (from !== null && !known?.from.includes(from)) || (to !== null && !known?.to.includes(to));
      })
      .map(({ type, from, to }) => `(${from})-[:${type}]->(${to})`),
  ];
}

it.each(texts)('%s names only what the catalogue has', (_, names) => {
  expect(strangersIn(names)).toEqual([]);
});

it('would notice what it does not have', () => {
  expect(
    strangersIn(
      namesIn('MATCH (p:Product {colour: 1})-[r:LIKES]->(:Shelf)<-[:OF_BRAND]-(b:Brand) RETURN r.x'),
    ),
  ).toEqual([
    'label Shelf',
    'type LIKES',
    'property colour of Product',
    'property x of LIKES',
    '(Product)-[:LIKES]->(Shelf)',
    '(Brand)-[:OF_BRAND]->(Shelf)',
  ]);
});

it('has nothing that no statement names', () => {
  const named = new Set(texts.flatMap(([, { labels, types }]) => [...labels, ...types]));
  expect(Object.keys(things).filter((thing) => !named.has(thing))).toEqual([]);
  const used = new Set(texts.flatMap(([, { properties }]) => properties.map(({ name }) => name)));
  expect([...everyProperty].filter((name) => !used.has(name) && !name.endsWith('*'))).toEqual([]);
});

it('speaks only of owners, types, provenance and ends that it explains', () => {
  for (const { owner, provenance, properties } of Object.values(things)) {
    const owners = [...owner, ...Object.values(properties).flatMap((property) => property.owner ?? [])];
    expect(Object.keys(catalogue.owners)).toEqual(expect.arrayContaining(owners));
    expect(Object.keys(catalogue.provenance)).toEqual(expect.arrayContaining(provenance));
    const types = Object.values(properties).map(({ type }) => type);
    expect(Object.keys(catalogue.types)).toEqual(expect.arrayContaining(types));
  }
  const ends = Object.values(catalogue.relationships).flatMap(({ from, to }) => [...from, ...to]);
  expect(Object.keys(catalogue.labels)).toEqual(expect.arrayContaining(ends));
});
