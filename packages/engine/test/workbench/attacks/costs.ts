/** W7: more work, or memory, than one statement may cause. */
export const COSTLY: readonly string[] = [
  'MATCH p = (a:Product)-[*]-(b:Product) RETURN count(p)',
  'MATCH p = (a)-[*1..]-(b) RETURN p',
  'MATCH p = (a:Product)-[:RELATED*..30]->(b) RETURN count(p)',
  'MATCH (a:Product)((x)-[:RELATED]->(y)){1,}(b) RETURN count(*)',
  'MATCH (a:Product)-[:RELATED]->+(b) RETURN count(*)',
  'MATCH (a:Product)-[:RELATED]-*(b) RETURN count(*)',
  "MATCH p = shortestPath((a:Product {id: 'tent'})-[*]-(b:Product {id: 'x9'})) WHERE all(n IN nodes(p) WHERE n.price > 0) RETURN p",
  'MATCH p = allShortestPaths((a:Product)-[:RELATED*]-(b:Product)) RETURN p',
  'MATCH p = SHORTEST 5 (a:Product)-[:RELATED]-+(b:Product) RETURN p',
  'MATCH (a), (b), (c) RETURN count(a.price + b.price + c.price)',
  'MATCH (a:Product), (b:Product) RETURN a, b',
  'MATCH (a:Product) MATCH (b:Product) MATCH (c:Product) RETURN count(a.price + b.price + c.price)',
  'UNWIND range(1, 1000000000) AS x RETURN count(x)',
  'UNWIND range(1, 10000) AS x UNWIND range(1, 10000) AS y RETURN count(*)',
  'RETURN [x IN range(1, 1000000000) | x] AS list',
  'WITH 1000000000 AS n RETURN [x IN range(1, n) | x] AS list',
  'RETURN size([x IN range(1, 1000) | [y IN range(1, 1000) | x + y]]) AS size',
  "RETURN reduce(s = 'x', i IN range(1, 40) | s + s) AS text",
  `WITH 'x' AS s ${'WITH s + s AS s '.repeat(31)} RETURN size(s) AS size`,
  `WITH [1] AS s ${'WITH s + s AS s '.repeat(31)} RETURN size(s) AS size`,
  "WITH 'aaaaaaaaaa' AS s RETURN replace(replace(replace(s, 'a', s), 'a', s), 'a', s) AS text",
  "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a+)+b' AS match",
  "MATCH (p:Product) WHERE p.title =~ '(.*)*(.*)*x' RETURN p",
  `RETURN 1 ${'// much '.repeat(2_000)}`,
];

/** W7: what cannot be seen beforehand ends by the server's clock. */
export const LONG: readonly string[] = [
  'MATCH (a:Product)-[:RELATED]-(b)-[:RELATED]-(c)-[:RELATED]-(d)-[:RELATED]-(e)-[:RELATED]-(f) RETURN count(*)',
  'MATCH (a:Product) UNWIND range(1, 1000) AS x UNWIND range(1, 1000) AS y RETURN sum(sin(x * y))',
];

/** W9: parameters that are too much, or not what they seem. */
export const PARAMETERS: readonly (readonly [string, string])[] = [
  ['ten megabytes', JSON.stringify({ x: 'a'.repeat(10_000_000) })],
  ['a million values', JSON.stringify({ x: Array.from({ length: 1_000_000 }, () => 1) })],
  ['values nested a thousand deep', `{"x": ${'['.repeat(1_000)}${']'.repeat(1_000)}}`],
  ['maps nested ten deep', `{"x": ${'{"a":'.repeat(10)}1${'}'.repeat(10)}}`],
  ['NaN', '{"x": NaN}'],
  ['infinity by exponent', '{"x": 1e999}'],
  ['2^63', '{"x": 9223372036854775808}'],
  ['2^53 + 1', '{"x": 9007199254740993}'],
  ['a list instead of an object', '[1]'],
  ['null', 'null'],
  ['no JSON', '{x: 1}'],
  ['a strange name', '{"x y": 1}'],
  ['a name that is Cypher', '{"x}) DETACH DELETE (n": 1}'],
  ['no value', '{"y": 1}'],
  ['six thousand values', JSON.stringify({ x: Array.from({ length: 6_000 }, () => 1) })],
];
