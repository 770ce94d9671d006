import type { FieldShape } from '@wherefore/contracts';

/** What a value is, in the words of data contracts. */
export function typeOfValue(value: unknown): FieldShape['type'] {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' ? 'text' : 'object';
}
