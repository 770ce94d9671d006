import type { Rule, RuleFinding } from '@wherefore/contracts';
import { contradictionIn } from './contradiction-in.js';
import { demandsOf, isWithinDimensions, requestDemandsOf } from './dimension.js';
import type { RuleKnowledge } from './knowledge.js';
import { commonProduct } from './common-product.js';
import { namesOf } from '../compile-rules.js';

type Kind = Rule['then']['do'];

/** Rules that work against one another. */
export function findConflicts(rules: readonly Rule[], { facts }: RuleKnowledge): RuleFinding[] {
  const alive = rules.filter((rule) => contradictionIn(demandsOf(rule)) === null);
  const that = (kind: Kind): Rule[] => alive.filter(({ then }) => then.do === kind);
  const [pins, boosts] = [that('pin'), that('boost')];
  return [
    ...pins.flatMap((pin) =>
      that('exclude').flatMap((exclusion) => pinnedAndExcluded(pin, exclusion, facts)),
    ),
    ...pins.flatMap((pin, i) => pins.slice(i + 1).flatMap((other) => contestedPosition(pin, other))),
    ...boosts.flatMap((boost) => that('bury').flatMap((bury) => boostedAndBuried(boost, bury, facts))),
  ];
}

/**
 * An error where the exclusion always beats the pin in what they share; a warning where it may be meant as an exception,
 * because it asks for more than the pin does.
 */
function pinnedAndExcluded(pin: Rule, exclusion: Rule, facts: RuleKnowledge['facts']): RuleFinding[] {
  const meeting = commonProduct(pin, exclusion, facts);
  if (meeting === null) return [];
  const always =
    meeting.sure &&
    isWithinDimensions(requestDemandsOf(exclusion), requestDemandsOf(pin)) &&
    contradictionIn([...requestDemandsOf(pin), ...requestDemandsOf(exclusion)], { single: true }) === null;
  const what = meeting.product === null ? 'the same products' : meeting.product;
  const message = always
    ? `“${pin.name}” pins and “${exclusion.name}” excludes ${what}; the exclusion would win.`
    : `“${pin.name}” pins what “${exclusion.name}” may exclude (${what}); where both hold, the exclusion wins.`;
  return [{ severity: always ? 'error' : 'warning', rules: [pin.id, exclusion.id], message }];
}

function contestedPosition(pin: Rule, other: Rule): RuleFinding[] {
  if (pin.then.do !== 'pin' || other.then.do !== 'pin' || pin.then.position !== other.then.position)
    return [];
  const [one, two] = [requestDemandsOf(pin), requestDemandsOf(other)];
  if (contradictionIn([...one, ...two]) !== null) return [];
  const both = `“${pin.name}” and “${other.name}”`;
  const rules = [pin.id, other.id];
  if (isSameProduct(pin, other))
    return [{ severity: 'warning', rules, message: `${both} pin the same product to the same position.` }];
  const plain = isWithinDimensions(one, two) || isWithinDimensions(two, one);
  const always = plain && contradictionIn([...one, ...two], { single: true }) === null;
  const message = `${both} ${always ? '' : 'may '}both claim position ${pin.then.position} of one list.`;
  return [{ severity: always ? 'error' : 'warning', rules, message }];
}

function isSameProduct(a: Rule, b: Rule): boolean {
  const [one, two] = [namesOf(a), namesOf(b)];
  return one.length === 1 && two.length === 1 && one[0] === two[0];
}

function boostedAndBuried(boost: Rule, bury: Rule, facts: RuleKnowledge['facts']): RuleFinding[] {
  if (commonProduct(boost, bury, facts) === null) return [];
  const message = `“${boost.name}” boosts what “${bury.name}” buries; where both hold, their factors multiply.`;
  return [{ severity: 'warning', rules: [boost.id, bury.id], message }];
}
