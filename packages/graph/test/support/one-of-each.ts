import type { SchemaCatalogue } from '@wherefore/graph';

type Thing = SchemaCatalogue['labels'][string];

const EXAMPLES: Readonly<Record<string, string>> = {
  text: "'example'",
  number: '1.5',
  integer: '1',
  boolean: 'true',
  instant: 'datetime()',
  texts: "['example']",
  numbers: '[1.5]',
  scalar: "'example'",
  json: "'{}'",
};

/** Cypher that makes one node of each label and one relationship of each type, with every property there is. */
export function oneOfEach(catalogue: SchemaCatalogue): string[] {
  const map = (thing: Thing): string => {
    const provenance = thing.provenance.map((name) => [name, catalogue.provenance[name]?.type] as const);
    const own = Object.entries(thing.properties).map(
      ([name, { type }]) => [name.replace('*', 'example'), type] as const,
    );
    return `{${[...provenance, ...own].map(([name, type]) => `${name}: ${EXAMPLES[type ?? ''] ?? 'none'}`).join(', ')}}`;
  };
  const nodes = Object.entries(catalogue.labels).map(([label, thing]) => `CREATE (:${label} ${map(thing)})`);
  const relationships = Object.entries(catalogue.relationships).flatMap(([type, thing]) =>
    thing.from.flatMap((from) =>
      thing.to.map(
        (to) =>
          `MATCH (a:${from}) MATCH (b:${to}) WITH a, b LIMIT 1 CREATE (a)-[:${type} ${map(thing)}]->(b)`,
      ),
    ),
  );
  return [...nodes, ...relationships];
}
