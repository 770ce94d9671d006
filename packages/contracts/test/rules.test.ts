import { Rule } from '@wherefore/contracts';

const RULE = {
  id: 'dear',
  name: 'Nothing dear',
  when: [{ on: 'price', from: 50 }],
  then: { do: 'exclude' },
  owner: 'mia@demo',
  reason: 'a test',
  expiresAt: '2027-01-01T00:00:00.000Z',
};

it('a rule is what it says', () => {
  expect(Rule.parse(RULE)).toMatchObject({ id: 'dear', when: [{ on: 'price', from: 50, not: false }] });
});

it.each([
  ['a condition, which would hold for everything', { when: [{ on: 'price', frm: 50 }] }],
  ['an action', { then: { do: 'require', margn: 0.2 } }],
  ['the rule itself', { startAt: '2026-01-01T00:00:00.000Z' }],
])('a misspelt word is refused in %s', (_, change) => {
  expect(Rule.safeParse({ ...RULE, ...change }).success).toBe(false);
});
