import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { audienceOf } from '../src/graphql/access/audience-of.js';
import { AUDIENCES } from '../src/graphql/access/audiences.js';
import { FIELD_AUDIENCES } from '../src/graphql/access/field-audiences.js';
import { buildApiSchema } from '../src/graphql/schema.js';

const schema = buildApiSchema();
const objects = Object.values(schema.getTypeMap()).filter(
  (type) => isObjectType(type) && !type.name.startsWith('__'),
);
const fields = objects.flatMap((type) =>
  isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
);
const audience = (name: string) => audienceOf(...(name.split('.') as [string, string]));

describe('audiences', () => {
  it('are declared for every field of the schema', () => {
    expect(fields.length).toBeGreaterThan(100);
    expect(fields.filter((field) => audience(field) === null)).toEqual([]);
  });

  it('are declared once, for fields that exist', () => {
    const named = Object.entries(FIELD_AUDIENCES).flatMap(([type, audiences]) =>
      Object.values(audiences).flatMap((names) => names.split(' ').map((name) => `${type}.${name}`)),
    );
    expect(named).toEqual([...new Set(named)]);
    const known = new Set([...fields, ...objects.map(({ name }) => `${name}.*`)]);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('that visitors are in name their fields one by one', () => {
    const loose = Object.entries(FIELD_AUDIENCES).filter(([, audiences]) =>
      Object.entries(audiences).some(
        ([name, names]) =>
          names.includes('*') && (AUDIENCES as Record<string, readonly string[]>)[name]?.includes('shopper'),
      ),
    );
    expect(loose).toEqual([]);
  });

  it('keep what is inside a decision, and other people, from visitors', () => {
    const visible = fields.filter((field) => audience(field) === 'everyone');
    expect(visible).toEqual(expect.arrayContaining(['Query.offers', 'Because.headline', 'Mutation.track']));
    const hidden =
      /^(Customer|Segment|Purchase|Contribution|Property|CypherStatement|Refusal|System|Quarantined)|\.(contributions|cypher|refused|notes|degraded|epoch|properties|stock)$/;
    expect(visible.filter((field) => hidden.test(field))).toEqual([]);
  });

  it('know every input that names a customer: it is called customer', () => {
    const inputs = Object.values(schema.getTypeMap()).flatMap((type) =>
      isInputObjectType(type)
        ? Object.values(type.getFields()).map(({ name }) => `${type.name}.${name}`)
        : [],
    );
    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
      Object.values(root?.getFields() ?? {})
        .filter(({ name }) => audienceOf(root?.name ?? '', name) === 'everyone')
        .flatMap(({ name, args }) =>
          args.map((arg) => `${name}.${arg.name}: ${getNamedType(arg.type).name}`),
        ),
    );
    // Of an input, what its fields are called; whoever sends it is checked at the root.
    const naming = [...inputs, ...roots].filter((name) =>
      /customer|shopper|person|user|pseudonym/i.test(name.replace(/^\w+\./, '')),
    );
    expect(naming.filter((name) => !/\.customer(:|$)/.test(name))).toEqual([]);
    expect(naming).toContain('OffersInput.customer');
  });
});
