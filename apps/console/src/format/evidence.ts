/** Kinds of evidence in words, in the order in which they are spoken of; `none` is an offer that nothing speaks for. */
const NAMES: Readonly<Record<string, string>> = Object.freeze({
  'own-repeats': 'Bought again',
  'own-habit': 'Own habit',
  complements: 'Complements',
  related: 'Related',
  'followed-by': 'Next choice',
  'walked-to': 'Reached through buyers',
  'chosen-with': 'Neighbours',
  'similar-content': 'Described alike',
  category: 'Top sellers of the category',
  brand: 'Top sellers of the brand',
  segment: 'Top sellers of a group',
  substitutes: 'Substitutes',
  upgrades: 'Upgrades',
  accessories: 'Accessories',
  'add-ons': 'Add-ons',
  none: 'Nothing speaks for it',
});

/** A kind of evidence in words; one that is not known here by its own name. */
export const evidenceName = (source: string): string => NAMES[source] ?? source;

/** To choose from. */
export const EVIDENCE_CHOICES = Object.entries(NAMES).map(([value, label]) => ({ value, label }));
