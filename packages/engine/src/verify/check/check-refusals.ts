import type { Expected } from '../format/expected.js';
import { type Check, difference, listed, missingWords, offerOf, reasonOf } from './observed.js';

type Held = NonNullable<Expected['not']>[string];

/** What must not be offered, and by which rule it is held back. */
export const checkRefusals: Check = ({ not = {} }, decision, observed) =>
  Object.entries(not).flatMap(([id, held]: [string, Held]) => {
    const offer = offerOf(decision, id);
    if (offer !== undefined)
      return [difference(`no offer of ${id}`, `it at place ${offer.rank}`, offer.because.headline)];
    if (held.rule === undefined && held.by === undefined && held.says === undefined) return [];
    const refusals = decision.refused.filter(({ product }) => product === id);
    const wanted = `${id} to be held back by ${held.rule ?? held.by ?? 'a rule'}`;
    const [refusal] = refusals;
    if (refusal === undefined) return [difference(wanted, 'no refusal of it', reasonOf(observed, id))];
    return [
      ...(held.rule === undefined || held.rule === refusal.rule
        ? []
        : [difference(wanted, refusal.rule, refusal.reason)]),
      ...(held.by === undefined || held.by === refusal.by?.rule
        ? []
        : [difference(`${id} to be held back by the rule ${held.by}`, refusal.by?.rule ?? refusal.rule)]),
      ...missingWords(`the refusal of ${id}`, held.says, refusal.reason),
    ];
  });

/** Why the list is empty. */
export const checkEmpty: Check = ({ empty }, { empty: got, offers }) => {
  if (empty === undefined) return [];
  if (got === null)
    return [difference(`an empty list (${empty.code})`, listed(offers.map(({ product }) => product.id)))];
  return [
    ...(got.code === empty.code
      ? []
      : [difference(`the list empty for ${empty.code}`, got.code, got.message)]),
    ...missingWords('the reason', empty.says, got.message),
  ];
};

/** What is said for one product that is not offered. */
export const checkWhyNot: Check = ({ whyNot = {} }, decision, observed) =>
  Object.entries(whyNot).flatMap(([id, expected]) => {
    const got = observed.whyNot.get(id);
    if (got === undefined) return [difference(`a reason why ${id} is not offered`, 'none')];
    const changes = got.changes.flat().map(({ text }) => text);
    const { stage, rule } = expected;
    return [
      ...(stage === undefined || stage === got.stage
        ? []
        : [difference(`${id} to fall at the stage ${stage}`, got.stage, got.sentence)]),
      ...(rule === undefined || rule === got.rule
        ? []
        : [difference(`${id} to fall by ${rule}`, got.rule ?? 'no rule', got.sentence)]),
      ...missingWords(`why not ${id}`, expected.says, got.sentence),
      ...missingWords(`what would put ${id} in`, expected.change, changes.join(' ')),
    ];
  });
