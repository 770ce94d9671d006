import { readdirSync } from 'node:fs';
import path from 'node:path';
import { EVIDENCE_SOURCES } from '@wherefore/contracts';
import { isInputObjectType, isObjectType, parse, validate } from 'graphql';
import { SOURCES } from '../../console/src/pages/experiment-design/vocabulary.js';
import { buildApiSchema } from '../src/graphql/schema.js';

const schema = buildApiSchema();
const OPERATIONS = path.resolve(__dirname, '../../console/src/operations');

describe('the schema', () => {
  it('describes every type and every field', () => {
    const silent = Object.values(schema.getTypeMap())
      .filter((type) => !type.name.startsWith('__') && (isObjectType(type) || isInputObjectType(type)))
      .flatMap((type) => {
        const fields = isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
        return fields.filter((field) => !field.description).map((field) => `${type.name}.${field.name}`);
      });
    expect(silent).toEqual([]);
  });

  it('answers every document that the console sends', async () => {
    let documents = 0;
    for (const file of readdirSync(OPERATIONS)) {
      const operations = (await import(path.join(OPERATIONS, file))) as Record<string, unknown>;
      for (const operation of Object.values(operations)) {
        if (typeof operation !== 'object' || operation === null || !('document' in operation)) continue;
        expect(validate(schema, parse(String(operation.document))).map(({ message }) => message)).toEqual([]);
        documents += 1;
      }
    }
    expect(documents).toBeGreaterThanOrEqual(4);
  });

  it('has the kinds of evidence that the console offers for experiments', () => {
    expect([...SOURCES].sort()).toEqual([...EVIDENCE_SOURCES].sort());
  });
});
