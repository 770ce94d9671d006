import type { GraphMeaning } from '../src/operations/workbench.js';
import { arrangeGraph } from '../src/pages/workbench/arrange-graph.js';
import { cellText } from '../src/pages/workbench/cell-text.js';
import { suggest } from '../src/pages/workbench/completions.js';
import {
  fieldsOf,
  parameterNames,
  parametersJson,
  textOfValue,
  valueOf,
} from '../src/pages/workbench/statement-parameters.js';

describe('parameters of a statement', () => {
  it('are those of the code, not of comments and texts, each once', () => {
    const statement = "// $no\nMATCH (p {id: $id}) /* $no */ WHERE p.x = '$no' AND p.y > $_least RETURN $id";
    expect(parameterNames(statement)).toEqual(['id', '_least']);
    expect(parametersJson(statement, { id: 'tent', _least: '2', other: '3' })).toBe(
      '{"id":"tent","_least":2}',
    );
  });

  it.each([
    ['tent', 'tent'],
    ['20', 20],
    ['"20"', '20'],
    ['', null],
    ['[1, 2]', [1, 2]],
    ['{"a": 1}', { a: 1 }],
    ['{a', '{a'],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
    expect(valueOf(textOfValue(value))).toEqual(value);
  });

  it('come back from JSON', () => {
    expect(fieldsOf('{"product":"tent","limit":20,"asOf":null}')).toEqual({
      product: 'tent',
      limit: '20',
      asOf: '',
    });
    expect(fieldsOf('no json')).toEqual({});
  });
});

describe('completion', () => {
  const of = (name: string, property: string) => ({
    name,
    meaning: `A ${name}`,
    properties: [{ name: property, type: 'text', meaning: 'What', personal: property === 'emailHash' }],
  });
  const graph: GraphMeaning = {
    labels: [of('Product', 'title'), of('Customer', 'emailHash')],
    relationships: [{ ...of('PURCHASED', 'units'), from: ['Customer'], to: ['Product'] }],
    functions: ['count'],
    browser: '',
  };
  const labels = (before: string, whole = before) =>
    suggest(before, whole, graph).suggestions.map(({ label }) => label);

  it('knows what may stand where', () => {
    expect(labels('MATCH (p:Pro')).toEqual(['Product', 'Customer']);
    expect(labels('MATCH (c)-[r:')).toEqual(['PURCHASED']);
    expect(labels('MATCH (p:Product) RETURN p.')).toEqual(['title']);
    expect(labels('MATCH (x) RETURN x.')).toEqual(['title', 'emailHash', 'units']);
    expect(labels('MATCH (p:Product) WITH p AS q RE')).toEqual(
      expect.arrayContaining(['p', 'q', 'RETURN', 'count']),
    );
    expect(suggest('MATCH (p:Pro', 'MATCH (p:Pro', graph).from).toBe(9);
  });

  it('says what is personal', () => {
    const { suggestions } = suggest('MATCH (c:Customer) RETURN c.', 'MATCH (c:Customer) RETURN c.', graph);
    expect(suggestions).toEqual([{ label: 'emailHash', detail: 'text, personal', info: 'What' }]);
  });
});

it('cells say nodes, relationships and paths in words, and all else as it is', () => {
  const node = (title: string) => ({ id: '1', labels: ['Product'], properties: { title } });
  const relationship = { id: '2', type: 'RELATED', from: '1', to: '3', properties: {} };
  expect(cellText(node('Tent'))).toBe('Product Tent');
  expect(cellText(relationship)).toBe('RELATED');
  expect(cellText({ nodes: [node('Tent'), node('Stove')], relationships: [relationship] })).toBe(
    'Product Tent – RELATED – Product Stove',
  );
  expect([cellText(1), cellText(null), cellText([1, 'a'])]).toEqual([1, null, '[1,"a"]']);
});

it('draws the same answer the same, with room between nodes', () => {
  const nodes = Array.from({ length: 30 }, (_, place) => ({
    id: `${place}`,
    labels: ['Product'],
    properties: {},
  }));
  const relationships = nodes
    .slice(1)
    .map(({ id }) => ({ id: `r${id}`, type: 'RELATED', from: '0', to: id, properties: {} }));
  const places = arrangeGraph(nodes, relationships);
  expect(arrangeGraph(nodes, relationships)).toEqual(places);
  const all = [...places.values()];
  const distances = all.flatMap((one, index) =>
    all.slice(index + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
  );
  expect(Math.min(...distances)).toBeGreaterThan(40);
});
