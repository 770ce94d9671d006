export * from './because-of.js';
export type { CypherContext } from './cypher-for.js';
export * from './cypher-literal.js';
export * from './headline.js';
export * from './path-of.js';
