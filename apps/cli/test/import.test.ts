import { laterText } from '../src/commands/import.js';

it('an import says what its counts do not tell', () => {
  expect(laterText([{ held: 0 }], false)).toEqual([]);
  expect(laterText([{ held: 1 }, { held: 2 }], true)).toEqual([
    'Contracts are asked later: what they refuse is in `wherefore quarantine`.',
    '3 batches are held: see `wherefore batches`.',
  ]);
});
