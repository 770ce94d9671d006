import type { Anchor, Properties, Term } from '@wherefore/contracts';
import { type Discretion, groupSize } from './discretion.js';
import type { Said, Wording } from './wording/wording.js';

/** What may be said of a term to anybody. */
export function discreetly(term: Term, discretion: Discretion): Said {
  return said(term, discreetName(term.anchor, term.row.facts, discretion));
}

/** What may be said of a term to those who run the shop. */
export function openly(term: Term, wording: Wording): Said {
  return said(term, term.anchor.kind === 'everyone' ? wording.everyone : term.anchor.name);
}

/** The name of an anchor, or null where it is a group that must not be named. */
export function discreetName(
  anchor: Anchor,
  facts: readonly Properties[],
  discretion: Discretion,
): string | null {
  if (anchor.label !== 'Segment') return anchor.name;
  return discretion.mayName(anchor, groupSize([anchor.behaviour?.properties, ...facts])) ? anchor.name : null;
}

function said({ anchor, row }: Term, name: string | null): Said {
  const count = anchor.behaviour?.properties['count'];
  const gapDays = row.facts[0]?.['medianGapDays'];
  return {
    kind: anchor.kind,
    name,
    via: row.via === null ? null : row.via.name,
    count: typeof count === 'number' ? count : 1,
    gapDays: typeof gapDays === 'number' ? gapDays : null,
  };
}
