import type { HeldRecord } from '@wherefore/engine';
import { heldLine } from '../src/print/held-record.js';

const record = { id: 'q1', source: 'shop', position: 'a.csv:2', reason: 'is no UTF-8' };

it.each([
  ['text', 'a;b', '    a;b'],
  ['base64', '/wA=', '    no UTF-8, as base64: /wA='],
])('shows a record kept as %s among others', (encoding, original, shown) => {
  const line = heldLine({ ...record, encoding, original } as HeldRecord);
  expect(line.split('\n')).toEqual(['q1  shop  a.csv:2  is no UTF-8', shown]);
});
