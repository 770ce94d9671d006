import { z } from 'zod';
import { instantOf } from '../read-field.js';

/** ISO 8601 with an offset of `+0000` (REST, bulk files), or milliseconds (change events). */
const read = (value: unknown): string | undefined => {
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 8.64e15)
    return new Date(value).toISOString();
  return typeof value === 'string' ? instantOf({ value }, 'value') : undefined;
};

export const time = z
  .unknown()
  .optional()
  .transform((value, context) => {
    const at = read(value);
    if (at !== undefined) return at;
    context.addIssue({ code: 'custom', message: 'expected a time' });
    return z.NEVER;
  });

export const optionalTime = z.unknown().optional().transform(read);
