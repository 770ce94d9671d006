import type { Anchor, EvidenceSource, RecordedTerms } from '@wherefore/contracts';
import type { Ranked } from './rank-candidates.js';

type RecordedAnchor = readonly [kind: string, id: string, weight: number];

/** The anchors that a ranking's recorded terms refer to, each once, numbered in the order they are first met. */
class Numbering {
  readonly list: RecordedAnchor[] = [];
  private readonly places = new Map<Anchor, number>();
  private readonly terms = new WeakMap<Ranked, string>();

  placeOf(anchor: Anchor): number {
    const known = this.places.get(anchor);
    if (known !== undefined) return known;
    this.places.set(anchor, this.list.length);
    return this.list.push([anchor.kind, anchor.id, anchor.weight]) - 1;
  }

  /** A candidate's terms as JSON. */
  termsOf(ranked: Ranked): string {
    let text = this.terms.get(ranked);
    if (text === undefined) {
      text = JSON.stringify(termsOf(ranked, this));
      this.terms.set(ranked, text);
    }
    return text;
  }
}

/** By a ranking's walks, which all its candidates share. */
const numberings = new WeakMap<Ranked['walks'], Numbering>();

/**
 * The terms of candidates as they are recorded, and the anchors they refer to, all as JSON. The candidates of one ranking
 * are numbered together, once; those of several (a list that was filled up) anew each time.
 */
export function recordedTerms(chosen: readonly Ranked[]): {
  readonly anchors: string;
  readonly terms: readonly string[];
} {
  const walks = new Set(chosen.map((ranked) => ranked.walks));
  const [first] = walks;
  const numbering = walks.size === 1 && first !== undefined ? numberingOf(first) : new Numbering();
  const terms = chosen.map((ranked) => numbering.termsOf(ranked));
  return { anchors: JSON.stringify(numbering.list), terms };
}

function numberingOf(walks: Ranked['walks']): Numbering {
  let numbering = numberings.get(walks);
  if (numbering === undefined) {
    numbering = new Numbering();
    numberings.set(walks, numbering);
  }
  return numbering;
}

function termsOf({ hits, walks }: Ranked, numbering: Numbering): RecordedTerms[] {
  const groups = new Map<string, [EvidenceSource, string | null, number[], number[], number]>();
  for (const { list, row } of hits) {
    const walk = walks[list];
    if (walk === undefined) continue;
    const { source, anchor, lead, strengths, factor } = walk;
    const via = lead.list.via?.id ?? null;
    const key = `${source} ${via ?? ''}`;
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = [source, via, [], [], 0]));
    const strength = strengths[row] ?? 0;
    group[2].push(numbering.placeOf(anchor));
    group[3].push(strength);
    group[4] += factor * strength;
  }
  return [...groups.values()];
}
