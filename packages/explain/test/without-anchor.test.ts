import { type Anchor } from '@wherefore/contracts';
import { withoutAnchorText, wordingFor } from '@wherefore/explain';

const bought: Anchor = { kind: 'purchased', label: 'Product', id: 'tent', name: 'Tent', weight: 1 };
const en = wordingFor('en');
const de = wordingFor('de');

it.each([
  [2, 14, 'Without your purchase of Tent this would rank 14th (now 2nd)'],
  [1, 22, 'Without your purchase of Tent this would rank 22nd (now 1st)'],
  [3, null, 'Without your purchase of Tent this would not be offered (now 3rd)'],
  [null, 11, 'Without your purchase of Tent this would rank 11th (now not offered)'],
  [2, 2, 'Without your purchase of Tent this would still rank 2nd'],
  [null, null, 'Without your purchase of Tent this would not be offered either'],
])('from %s to %s, in English', (rankBefore, rankAfter, text) => {
  expect(withoutAnchorText({ anchor: bought, rankBefore, rankAfter, wording: en })).toBe(text);
});

it.each([
  [2, 14, 'Ohne Ihren Kauf von „Tent“ stünde dies auf Platz 14 (jetzt Platz 2)'],
  [3, null, 'Ohne Ihren Kauf von „Tent“ würde dies nicht angeboten (jetzt Platz 3)'],
  [2, 2, 'Ohne Ihren Kauf von „Tent“ stünde dies weiterhin auf Platz 2'],
])('from %s to %s, in German', (rankBefore, rankAfter, text) => {
  expect(withoutAnchorText({ anchor: bought, rankBefore, rankAfter, wording: de })).toBe(text);
});

it('names no group whose size is not known, nor a sensitive one', () => {
  const group = (name: string, members?: number): Anchor => ({
    kind: 'segment',
    label: 'Segment',
    id: 'g1',
    name,
    weight: 1,
    behaviour: { type: 'IN_SEGMENT', properties: members === undefined ? {} : { members } },
  });
  const text = (anchor: Anchor): string =>
    withoutAnchorText({ anchor, rankBefore: 1, rankAfter: 2, wording: en });
  expect(text(group('Campers', 40))).toMatch(/^Without what is popular with Campers this/);
  expect(text(group('Campers'))).toMatch(/^Without what is popular with shoppers like you this/);
  expect(text(group('Diabetics', 4_000))).toMatch(/^Without what is popular with shoppers like you this/);
});
