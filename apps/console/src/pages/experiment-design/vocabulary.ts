import type { ChangeKind } from './draft.js';

/** What an arm may change, in words. */
export const CHANGES: Readonly<Record<ChangeKind, string>> = {
  placement: 'something of the placement',
  rules: 'the rules',
  epoch: 'the learned version',
  coefficients: 'how much a kind of evidence counts',
  reasons: 'whether reasons are said',
};

/** Members of a placement's configuration. */
export const PLACEMENT_MEMBERS: readonly string[] = [
  'slots',
  'goal',
  'diversity.lambda',
  'diversity.perCategory',
  'diversity.perBrand',
  'minPropensity',
  'exploration',
  'coolDownDays',
  'marginFloor',
  'discountCap',
  'fallback',
];

/** Sources of evidence, whose coefficients may have a factor. */
export const SOURCES: readonly string[] = [
  'own-repeats',
  'own-habit',
  'complements',
  'related',
  'followed-by',
  'walked-to',
  'chosen-with',
  'similar-content',
  'category',
  'brand',
  'segment',
  'substitutes',
  'upgrades',
  'accessories',
  'add-ons',
];

export const UNITS = [
  { value: 'customer', label: 'customer' },
  { value: 'session', label: 'session' },
  { value: 'store', label: 'store' },
];

export const CHANNELS: readonly string[] = ['web', 'app', 'email', 'push', 'phone', 'store'];
