import type { Audience } from './audiences.js';
import { FIELD_AUDIENCES } from './field-audiences.js';

const REST = '*';

const declared: ReadonlyMap<string, Audience> = new Map(
  Object.entries(FIELD_AUDIENCES).flatMap(([type, audiences]) =>
    Object.entries(audiences).flatMap(([audience, names]) =>
      names.split(' ').map((name) => [`${type}.${name}`, audience as Audience] as const),
    ),
  ),
);

/** Who may read a field, or null where nobody has said so: then only admins may. */
export function audienceOf(type: string, field: string): Audience | null {
  return declared.get(`${type}.${field}`) ?? declared.get(`${type}.${REST}`) ?? null;
}
