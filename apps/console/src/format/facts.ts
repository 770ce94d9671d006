import type { PathRelationship, Property } from '../operations/offer-model.js';
import { short } from './numbers.js';

/** Facts worth a place on the drawing, most telling first; the list below the drawing has all of them. */
const TELLING = [
  'count',
  'lift',
  'n',
  'confidence',
  'probability',
  'cosine',
  'weight',
  'score',
  'lastAt',
  'medianGapDays',
  'support',
  'since',
];
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/;
const MONTH = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A stored instant as a day, `3 Nov 2026`; any other text as it is. */
export function day(value: string): string {
  return ISO_INSTANT.test(value) ? DAY.format(new Date(value)) : value;
}

/** `lastAt` -> `last`, `medianGapDays` -> `median gap days`. */
function nameOf(property: string): string {
  const words = property.replace(/At$/, '').replace(/([a-z])([A-Z])/g, '$1 $2');
  return words.toLowerCase();
}

/** One property in words: `lift 3.2`, `last 3 Nov 2026`. */
export function factOf({ name, value }: Property): string {
  const number = Number(value);
  const text = value.trim() !== '' && Number.isFinite(number) ? short(number) : day(value);
  return `${nameOf(name)} ${text}`;
}

/** The same for a label, where a month is precise enough: `last Nov 2026`. */
function shortFactOf(property: Property): string {
  const { name, value } = property;
  return ISO_INSTANT.test(value) ? `${nameOf(name)} ${MONTH.format(new Date(value))}` : factOf(property);
}

/** The two most telling facts of a relationship, for its label. */
export function labelFacts(relationship: PathRelationship): string {
  const rank = (property: Property): number => {
    const index = TELLING.indexOf(property.name);
    return index < 0 ? TELLING.length : index;
  };
  const known = relationship.properties.filter((property) => rank(property) < TELLING.length);
  const chosen = [...known].sort((a, b) => rank(a) - rank(b)).slice(0, 2);
  return chosen.map(shortFactOf).join(' \u00b7 ');
}

/** Where a relationship comes from: source, learning run, day. Empty when nothing is recorded. */
export function provenanceOf({ source, epoch, at }: PathRelationship): string {
  const parts = [source && `from ${source}`, epoch && `epoch ${epoch}`, at && day(at)];
  return parts.filter(Boolean).join(' \u00b7 ');
}
