import {
  commercePayloads,
  crmPayloads,
  type EventType,
  feedbackPayloads,
  supportPayloads,
} from '@wherefore/contracts';
import type { z } from 'zod';

const PAYLOADS: Readonly<Record<EventType, z.ZodObject>> = {
  ...crmPayloads,
  ...commercePayloads,
  ...feedbackPayloads,
  ...supportPayloads,
};

/** The fields of a type's payload, from the contract. */
export function payloadFields(type: EventType): readonly string[] {
  return Object.keys(PAYLOADS[type].shape);
}

/**
 * A table's cell as the value that the payload's field takes: numbers and booleans from their text, lists from JSON or
 * from `a|b|c`, objects from JSON. Text that does not fit is left as it is, for the contract to refuse.
 */
export function cellValue(type: EventType, field: string, cell: unknown): unknown {
  if (typeof cell === 'number' && kindOf(type, field) === 'string') return String(cell);
  if (typeof cell !== 'string') return cell;
  switch (kindOf(type, field)) {
    case 'number':
      return cell.trim() === '' || Number.isNaN(Number(cell)) ? cell : Number(cell);
    case 'boolean':
      return /^(true|1|yes)$/i.test(cell) ? true : /^(false|0|no)$/i.test(cell) ? false : cell;
    case 'array':
      return cell.startsWith('[') ? fromJson(cell) : cell.split('|').map((item) => item.trim());
    case 'object':
    case 'record':
      return fromJson(cell);
    default:
      return cell;
  }
}

function kindOf(type: EventType, field: string): string {
  let schema: { def: { type: string; innerType?: unknown } } | undefined = PAYLOADS[type].shape[field];
  while (schema?.def.innerType !== undefined) schema = schema.def.innerType as typeof schema;
  return schema?.def.type ?? 'string';
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
