import neo4j, {
  isDate,
  isDateTime,
  isDuration,
  isInt,
  isLocalDateTime,
  isLocalTime,
  isTime,
} from 'neo4j-driver';

/**
 * Driver values as plain JSON: integers as numbers, instants as ISO strings in UTC, other temporal values as their own
 * ISO text (a local time has no zone to turn into UTC), maps and lists through and through.
 */
export function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain);
  if (isInt(value)) return value.toNumber();
  if (isDateTime(value)) return value.toStandardDate().toISOString();
  if (isTextual(value)) return value.toString();
  if (neo4j.isPath(value) || neo4j.isNode(value) || neo4j.isRelationship(value)) return plainEntity(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

const isTextual = (value: object): boolean =>
  isDate(value) || isLocalDateTime(value) || isLocalTime(value) || isTime(value) || isDuration(value);

function plainEntity(value: object): unknown {
  if (neo4j.isNode(value)) return { labels: value.labels, properties: plain(value.properties) };
  if (neo4j.isRelationship(value)) return { type: value.type, properties: plain(value.properties) };
  if (!neo4j.isPath(value)) return value;
  const nodes = [value.start, ...value.segments.map((segment) => segment.end)];
  return {
    nodes: nodes.map((node) => ({ labels: node.labels, properties: plain(node.properties) })),
    relationships: value.segments.map(({ relationship }) => ({
      type: relationship.type,
      properties: plain(relationship.properties),
    })),
  };
}
