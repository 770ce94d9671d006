import type { CellValue } from '../../table/column.js';

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const nameOf = (properties: unknown): string => {
  if (!isObject(properties)) return '';
  const name = properties['title'] ?? properties['name'] ?? properties['id'] ?? properties['pseudonym'];
  return typeof name === 'string' || typeof name === 'number' ? ` ${name}` : '';
};

/** A node as people read it: its label, and what it is called. */
export const nodeText = (node: {
  readonly labels: readonly string[];
  readonly properties: unknown;
}): string => `${node.labels[0] ?? 'Node'}${nameOf(node.properties)}`;

/** A value of an answer as a cell: nodes and relationships in words, other objects as JSON. */
export function cellText(value: unknown): CellValue {
  if (value === null || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
    return value;
  if (isObject(value) && Array.isArray(value['labels']))
    return nodeText({ labels: value['labels'] as string[], properties: value['properties'] });
  if (isObject(value) && typeof value['type'] === 'string' && 'from' in value && 'to' in value)
    return value['type'];
  if (isObject(value) && Array.isArray(value['nodes']) && Array.isArray(value['relationships']))
    return pathText(value['nodes'] as unknown[], value['relationships'] as unknown[]);
  return JSON.stringify(value);
}

const pathText = (nodes: readonly unknown[], relationships: readonly unknown[]): string =>
  nodes
    .map(
      (node, place) =>
        `${cellText(node)}${place < relationships.length ? ` – ${cellText(relationships[place])} – ` : ''}`,
    )
    .join('');
