import * as fc from 'fast-check';
import { sliceRecords } from '@wherefore/engine';

const texts = (json: string) => sliceRecords(Buffer.from(json)).map((slice) => slice.toString());

it('gives each record its own bytes, spaces, escapes and repeated names included', () => {
  expect(texts(' [ {"a":"],\\"", "a": [1,2]} , 1.5, "x,y", null,[] ] ')).toEqual([
    '{"a":"],\\"", "a": [1,2]}',
    '1.5',
    '"x,y"',
    'null',
    '[]',
  ]);
  expect(texts('{"n": [7], "events" : [{"id": 1}, {}], "z": "}"}')).toEqual(['{"id": 1}', '{}']);
  expect(texts('{"events": [1], "\\u0065vents": [2]}')).toEqual(['2']);
  expect(texts('[]')).toEqual([]);
});

it('cuts any JSON where JSON.parse does', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 1, 2), (records, indent) => {
      const slices = texts(JSON.stringify(records, null, indent)).map(
        (slice) => JSON.parse(slice) as unknown,
      );
      expect(JSON.stringify(slices)).toBe(JSON.stringify(records));
      const wrapped = texts(JSON.stringify({ more: records, events: records }, null, indent));
      expect(wrapped).toHaveLength(records.length);
    }),
  );
});

it('keeps bytes that are no UTF-8', () => {
  const body = Buffer.concat([Buffer.from('[{"a":"'), Buffer.from([0xff]), Buffer.from('"}]')]);
  expect(sliceRecords(body)[0]?.includes(0xff)).toBe(true);
});
