import {
  type AnchorKind,
  EVIDENCE_SOURCES,
  type EvidenceSource,
  type Intent,
  type Placement,
} from '@wherefore/contracts';

/** One term, as far as intents are concerned. */
export interface SpokenFor {
  readonly source: EvidenceSource;
  readonly anchorKind: AnchorKind;
  readonly value: number;
}

const INTENT_OF: Readonly<Record<EvidenceSource, Intent>> = Object.freeze({
  complements: 'complement',
  accessories: 'complement',
  'add-ons': 'complement',
  substitutes: 'substitute',
  upgrades: 'upgrade',
  'own-repeats': 'replenish',
  'own-habit': 'replenish',
  related: 'discover',
  'followed-by': 'discover',
  'walked-to': 'discover',
  'chosen-with': 'discover',
  'similar-content': 'discover',
  brand: 'discover',
  segment: 'discover',
  category: 'discover',
});

/** What sells best in the category of what is being looked at stands in for it; all else is named by its source. */
const intentOfTerm = ({ source, anchorKind }: SpokenFor): Intent =>
  source === 'category' && anchorKind === 'viewing' ? 'substitute' : INTENT_OF[source];

/**
 * What a candidate would be offered for: the intent of the placement's mix whose evidence adds most to its score. Where
 * none of them speaks, the strongest of all, which eligibility then refuses. Something owned comes back, or not at all.
 */
export function intentOf(
  terms: readonly SpokenFor[],
  mix: Placement['intents'],
  { owned }: { readonly owned: boolean },
): Intent {
  const sums = new Map<Intent, number>();
  for (const term of terms) {
    const intent = intentOfTerm(term);
    sums.set(intent, (sums.get(intent) ?? 0) + term.value);
  }
  if (owned && sums.has('replenish')) return 'replenish';
  return strongest(sums, (intent) => (mix[intent] ?? 0) > 0) ?? strongest(sums, () => true) ?? 'discover';
}

function strongest(sums: ReadonlyMap<Intent, number>, counts: (intent: Intent) => boolean): Intent | null {
  let best: Intent | null = null;
  for (const [intent, sum] of sums)
    if (counts(intent) && (best === null || sum > (sums.get(best) ?? 0))) best = intent;
  return best;
}

const cache = new WeakMap<Placement['intents'], readonly EvidenceSource[]>();

/** The evidence sources that the intents of a mix need. */
export function sourcesOf(mix: Placement['intents']): readonly EvidenceSource[] {
  const known = cache.get(mix);
  if (known !== undefined) return known;
  const wanted = (intent: Intent): boolean =>
    (mix[intent] ?? 0) > 0 || (intent === 'complement' && (mix.bundle ?? 0) > 0);
  const sources = Object.freeze(
    EVIDENCE_SOURCES.filter(
      (source) => wanted(INTENT_OF[source]) || (source === 'category' && wanted('substitute')),
    ),
  );
  cache.set(mix, sources);
  return sources;
}
