import { REFUSAL_RULES } from '@wherefore/contracts';
import { HARD_RULES, refusalOf } from '@wherefore/governance';
import { candidate, context, daysBefore, id } from './support/candidates.js';
import { GOODWILL_CASES } from './support/goodwill-cases.js';
import { PRODUCT_CASES } from './support/product-cases.js';
import { VISITOR_CASES } from './support/visitor-cases.js';

const CASES = { ...PRODUCT_CASES, ...VISITOR_CASES, ...GOODWILL_CASES };

it('has cases for every rule, and knows no rule that the contracts do not', () => {
  expect(HARD_RULES.map(({ rule }) => rule)).toEqual(Object.keys(CASES));
  expect(REFUSAL_RULES).toEqual(expect.arrayContaining(HARD_RULES.map(({ rule }) => rule)));
});

it('lets pass what nothing speaks against', () => {
  expect(refusalOf(candidate(), context())).toBeNull();
});

describe.each(Object.entries(CASES))('%s', (rule, cases) => {
  it.each(cases.map((one) => [one.reason === null ? 'passes' : 'refuses', one.says, one] as const))(
    '%s: %s',
    (_, __, { of = candidate(), given, reason }) => {
      const refusal = refusalOf(of, context(given));
      if (reason === null) expect(refusal).toBeNull();
      else {
        expect(refusal).toMatchObject({ product: of.facts.id, rule });
        expect(refusal?.reason).toMatch(reason);
        expect(refusal?.reason).toMatch(/^[A-Z].*\.$/);
      }
    },
  );
});

it('names the rule behind a merchandisers’ cap, with its version', () => {
  const cap = { rule: 'gentle', version: 3, times: 1, days: 7, per: 'product' as const };
  const shown = { product: id('lamp'), at: daysBefore(1), channel: null, campaign: null };
  const refusal = refusalOf(candidate({}, { caps: [cap] }), context({ situation: { exposures: [shown] } }));
  expect(refusal?.by).toEqual({ rule: 'gentle', version: 3 });
});
