import type { Expected } from '../format/expected.js';
import { checkBundles } from './check-bundles.js';
import { checkLaws } from './check-laws.js';
import { checkEveryOffer, checkList } from './check-list.js';
import { checkOffers } from './check-offers.js';
import { checkEmpty, checkRefusals, checkWhyNot } from './check-refusals.js';
import { checkWords } from './check-words.js';
import { type Check, difference, listed, missingWords, type Observed } from './observed.js';

const CHECKS: readonly Check[] = [
  checkList,
  checkOffers,
  checkEveryOffer,
  checkRefusals,
  checkEmpty,
  checkWhyNot,
  checkBundles,
  checkWords,
  checkLaws,
];

/** Every difference between an answer and what was expected of it, as sentences; none where all is as it should be. */
export function checkAnswer(expected: Expected, observed: Observed): readonly string[] {
  const { decision, refused } = observed;
  const { refused: wanted } = expected;
  if (wanted !== undefined) {
    if (refused === null) {
      const got = decision?.offers.map(({ product }) => product.id) ?? [];
      return [difference(`the question to be refused (${wanted.code})`, listed(got))];
    }
    return [
      ...(refused.code === wanted.code
        ? []
        : [difference(`the question refused for ${wanted.code}`, refused.code, refused.message)]),
      ...missingWords('the refusal', wanted.says, refused.message),
    ];
  }
  if (decision === null) return [difference('an answer', refused?.code ?? 'none', refused?.message)];
  return CHECKS.flatMap((check) => check(expected, decision, observed));
}
