import { accepted, Placement, refused, type Result } from '@wherefore/contracts';
import type { PlacementRefused } from './placement-changes.js';

type Fields = PlacementRefused['fields'];

/** A configuration as somebody wrote it, or what is wrong with which field. A field that nobody knows is wrong too. */
export function parsePlacement(config: unknown): Result<Placement, Fields> {
  const parsed = Placement.safeParse(config);
  if (!parsed.success) {
    return refused(
      parsed.error.issues.map(({ path, message }) => ({
        field: path.join('.') || 'placement',
        problem: message,
      })),
    );
  }
  const unknown = unknownFields(config, parsed.data);
  if (unknown.length > 0)
    return refused(unknown.map((field) => ({ field, problem: 'there is no such field' })));
  return accepted(parsed.data);
}

/** Parsing drops what it does not know; a misspelt field would be a default without anybody noticing. */
function unknownFields(given: unknown, known: unknown, at = ''): string[] {
  if (!isRecord(given) || !isRecord(known)) return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const field = at === '' ? name : `${at}.${name}`;
    return Object.hasOwn(known, name) ? unknownFields(value, known[name], field) : [field];
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A configuration as it was saved; null where a later version of the product cannot read it any more. */
export function readPlacement(config: string): Placement | null {
  const parsed = Placement.safeParse(JSON.parse(config));
  return parsed.success ? parsed.data : null;
}
