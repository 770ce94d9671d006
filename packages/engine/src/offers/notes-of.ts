import type { TermUse } from '@wherefore/contracts';
import type { Inputs } from './inputs.js';
import { clockNotes } from './recency-clock.js';
import type { Selection } from './select-offers.js';

/** What a reader should know beside the offers, in sentences. */
export function notesOf(inputs: Inputs, selection: Selection): string[] {
  const { situation, epoch } = inputs;
  const unknown = [situation.viewing, ...situation.cart].filter(
    (id): id is NonNullable<typeof id> => id !== null && selection.unknown.includes(id),
  );
  return [
    ...visitorNotes(inputs),
    ...unknown.map(
      (id) => `${JSON.stringify(id)} is not in the catalogue: nothing could be derived from it.`,
    ),
    ...(selection.filled > 0
      ? [`${selection.filled} of the offers are what is popular in the shop: evidence did not fill the list.`]
      : []),
    ...staleNotes(selection.models),
    ...inputs.notServed,
    ...clockNotes(situation, epoch, new Date(situation.at)),
  ];
}

/** Models that added nothing, as sources that were left out are said. */
export const modelsLeftOut = (models: readonly TermUse[]): string[] =>
  models.flatMap(({ name, leftOut }) => (leftOut === null ? [] : [`model ${name}: ${leftOut}`]));

/** Features that models were not given, in sentences. */
export const staleNotes = (models: readonly TermUse[]): string[] =>
  models.flatMap(({ name, stale }) =>
    stale.map(({ feature, at }) =>
      at === null
        ? `${feature} is not published: the model ${name} was not given it.`
        : `${feature} is as of ${at}, which is longer ago than it may be: the model ${name} was not given it.`,
    ),
  );

function visitorNotes({ situation, taken }: Inputs): string[] {
  if (situation.customer === null) return [];
  if (!situation.known)
    return ['This customer is not known: offers rest on the request and on what the shop sells.'];
  if (taken.holdout !== null)
    return [
      'This customer is held out, so that one can tell what personalisation earns: their history was not used.',
    ];
  return situation.consent
    ? []
    : ['This customer has not agreed to personalisation: their history was not used.'];
}
