import type { Each, Table, Value } from './mapping.js';

const valueColumns = (values: Readonly<Record<string, Value>>): string[] =>
  Object.values(values).flatMap(({ column, times }) => [column, times].filter((name) => name !== undefined));

const eachColumns = ({ of, each }: Each): string[] => (of === undefined ? valueColumns(each) : [of]);

/** The columns in an id such as `{order}/{line}`. */
export const templateColumns = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []);

/** Every column a table reads, each once. */
export function columnsOf({ id, occurredAt, version, groupBy, when, payload }: Table): readonly string[] {
  const fromPayload = Object.values(payload).flatMap((value) => {
    if ('each' in value) return eachColumns(value);
    return valueColumns('fields' in value ? value.fields : { value });
  });
  const at = typeof occurredAt === 'object' && 'column' in occurredAt ? [occurredAt.column] : [];
  return [
    ...new Set([
      ...templateColumns(id ?? ''),
      ...at,
      ...(version?.column === undefined ? [] : [version.column]),
      ...(groupBy ?? []),
      ...(when?.all.map(({ column }) => column) ?? []),
      ...fromPayload,
    ]),
  ];
}
