import { readMapping, mappingProblemText } from '@wherefore/connectors';

const GOOD = `source: shop
tables:
  products:
    files: products.csv
    event: product.upserted
    id: '{sku}'
    occurredAt: file
    payload:
      product: sku
      title: { column: name }
`;

const problems = (text: string): string[] => {
  const read = readMapping(text);
  return read.ok ? [] : read.refusal.map((one) => mappingProblemText('m.yaml', one));
};

describe('a mapping file', () => {
  it('is read', () => {
    expect(problems(GOOD)).toEqual([]);
  });

  it.each<[string, string, string, RegExp]>([
    [
      'a misspelt word',
      'occurredAt: file',
      'occuredAt: file',
      /^m\.yaml:7: tables\.products\.occuredAt is not known here$/,
    ],
    [
      'a misspelt word in a value',
      '{ column: name }',
      '{ colum: name }',
      /^m\.yaml:10: tables\.products\.payload\.title\.colum is not known/,
    ],
    [
      'a type of event that is none',
      'product.upserted',
      'product.upsert',
      /^m\.yaml:5: tables\.products\.event is no type of event$/,
    ],
    [
      'a field of another event',
      'title:',
      'titel:',
      /^m\.yaml:10: tables\.products\.payload\.titel is no field of product\.upserted, which has product, title, /,
    ],
    [
      'a source that cannot be one',
      'source: shop',
      'source: My Shop',
      /^m\.yaml:1: source is lower case letters/,
    ],
    [
      'a value of nothing',
      '{ column: name }',
      '{ lower: true }',
      /^m\.yaml:10: tables\.products\.payload\.title needs either a column or a constant$/,
    ],
    [
      'a value of two kinds',
      '{ column: name }',
      "{ column: name, number: '.', time: {} }",
      /^m\.yaml:10: .*not several$/,
    ],
    [
      'another decimal sign',
      '{ column: name }',
      "{ column: name, number: ';' }",
      /^m\.yaml:10: tables\.products\.payload\.title\.number /,
    ],
    [
      'a zone that is none',
      'occurredAt: file',
      'occurredAt: { column: at, zone: Mars }',
      /^m\.yaml:7: tables\.products\.occurredAt/,
    ],
    [
      'a list without a group',
      'title: { column: name }',
      'categories: { each: { a: b } }',
      /^m\.yaml:10: .* needs groupBy/,
    ],
    ['a key that comes twice', 'source: shop', 'source: shop\nsource: other', /^m\.yaml:2: .*unique/],
    ['no YAML', 'source: shop', 'source: [shop', /^m\.yaml:\d+: /],
  ])('%s is named with its line', (...[, from, to, expected]) => {
    const found = problems(GOOD.replace(from, to));
    expect(found.find((one) => expected.test(one)) ?? found).toMatch(expected);
  });

  it('tells all that is wrong at once', () => {
    expect(
      problems(GOOD.replace('files:', 'file:').replace('title:', 'titel:').replace('id:', 'key:')).length,
    ).toBeGreaterThan(1);
  });

  it.each([
    '',
    'null',
    '[]',
    '- a',
    '"x"',
    '&a [*a]',
    'a: &a [1]\nb: [*a,*a]',
    `x: ${'['.repeat(3000)}`,
    'tables: {__proto__: {}}',
  ])('%j is none, and does no harm', (text) => {
    expect(problems(text).length).toBeGreaterThan(0);
  });
});
