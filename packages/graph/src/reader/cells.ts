import neo4j, { isInt, type Node, type Path, type Relationship } from 'neo4j-driver';
import { plain } from '../plain-values.js';

export interface ReadNode {
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface ReadRelationship {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What of a node or relationship whoever asks may see; `kind` are its labels, or its one type. */
export type Reveal = (
  kind: readonly string[],
  properties: Record<string, unknown>,
) => Record<string, unknown>;

/** Nodes and relationships that were met in results, each once. */
export interface Met {
  readonly nodes: Map<string, ReadNode>;
  readonly relationships: Map<string, ReadRelationship>;
}

/**
 * A value of a result as JSON. Nodes and relationships, wherever they are in it, pass through `reveal` and are noted in `met`;
 * whole numbers that JSON would round are text.
 */
export function readCell(value: unknown, reveal: Reveal, met: Met): unknown {
  if (value === null || typeof value !== 'object') return finite(value);
  if (isInt(value)) return value.inSafeRange() ? value.toNumber() : value.toString();
  if (Array.isArray(value)) return value.map((one) => readCell(one, reveal, met));
  if (neo4j.isNode(value)) return readNode(value, reveal, met);
  if (neo4j.isRelationship(value)) return readRelationship(value, reveal, met);
  if (neo4j.isPath(value)) return readPath(value, reveal, met);
  if (Object.getPrototypeOf(value) !== Object.prototype) return plain(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, readCell(inner, reveal, met)]));
}

/** JSON knows neither NaN nor infinity. */
const finite = (value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

function readNode({ elementId, labels, properties }: Node, reveal: Reveal, met: Met): ReadNode {
  const known = met.nodes.get(elementId);
  if (known !== undefined) return known;
  const shown = revealed(labels, properties, reveal);
  const node = { id: elementId, labels: [...labels], properties: shown };
  met.nodes.set(elementId, node);
  return node;
}

function readRelationship(one: Relationship, reveal: Reveal, met: Met): ReadRelationship {
  const known = met.relationships.get(one.elementId);
  if (known !== undefined) return known;
  const relationship = {
    id: one.elementId,
    type: one.type,
    from: one.startNodeElementId,
    to: one.endNodeElementId,
    properties: revealed([one.type], one.properties, reveal),
  };
  met.relationships.set(one.elementId, relationship);
  return relationship;
}

function readPath({ start, segments }: Path, reveal: Reveal, met: Met): unknown {
  return {
    nodes: [start, ...segments.map(({ end }) => end)].map((node) => readNode(node, reveal, met)),
    relationships: segments.map(({ relationship }) => readRelationship(relationship, reveal, met)),
  };
}

const revealed = (
  kind: readonly string[],
  properties: Record<string, unknown>,
  reveal: Reveal,
): Record<string, unknown> =>
  reveal(
    kind,
    Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [key, readCell(value, reveal, NOTHING_MET)]),
    ),
  );

/** Properties hold no nodes. */
const NOTHING_MET: Met = { nodes: new Map(), relationships: new Map() };
